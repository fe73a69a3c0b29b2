import { describe, expect, test } from 'vitest'
import { checked, isEpoch } from '../id.ts'
import { createReplica } from '../replica.ts'
import {
  addCard,
  addChecklist,
  addComment,
  addItem,
  addLabel,
  addList,
  archiveCard,
  archiveList,
  ask,
  card,
  describeCard,
  given,
  guest,
  item,
  label,
  labelCards,
  list,
  owner,
  rejected,
  user,
} from '../spec/given.ts'
import { toWireBoard } from '../wire.ts'

const copy = (word: string, to: string, more: object = {}) =>
  ask('CopyCard', { cardId: card(word), newCardId: card(to), ...more })

const at = '2026-11-27T09:00:00Z'
const start = () =>
  given(addList('todo'), addList('done'), addCard('a', 'todo'), addCard('b', 'todo'), addCard('z', 'done'))
const full = () =>
  start().and(
    addLabel('design'),
    addLabel('old'),
    labelCards('design', 'a'),
    labelCards('old', 'a'),
    ask('ArchiveLabel', { labelId: label('old') }),
    ask('AssignCards', { cardIds: [card('a')], userId: guest }),
    ask('SetDue', { cardIds: [card('a')], at }),
    ask('MarkDue', { cardIds: [card('a')], done: true }),
    describeCard('a', 'words', 0),
    addChecklist('k', 'a'),
    addChecklist('empty', 'a'),
    addItem('one', 'k', 'a'),
    addItem('two', 'k', 'a', null),
    ask('CheckItem', { cardId: card('a'), itemId: item('one'), done: true }),
    ask('AssignItem', { cardId: card('a'), itemId: item('two'), userId: guest }),
    ask('SetItemDue', { cardId: card('a'), itemId: item('two'), at }),
    addComment('x', 'a', 'said'),
  )

describe('[C60] a copy of a card', () => {
  test('lies right below, and is named first', () => {
    const copied = start().and(copy('a', 'n'))
    expect(copied.cards('todo')).toEqual(['a', 'a', 'b'])
    expect(copied.board.cards[card('n')]).toMatchObject({ number: 4, title: 'a', described: false })
    expect(copied.entries.at(-1)?.events).toMatchObject([
      { type: 'CardCopied', cardId: card('a'), newCardId: card('n') },
      { type: 'CardAdded', cardId: card('n'), listId: list('todo'), after: card('a') },
    ])
  })

  test('goes where it is asked to, under the title that is asked for', () => {
    const to = (more: object) => start().and(copy('a', 'n', { title: 'n', ...more }))
    expect(to({ listId: list('done') }).cards('done')).toEqual(['z', 'n'])
    expect(to({ listId: list('done'), after: null }).cards('done')).toEqual(['n', 'z'])
    expect(to({ after: card('b') }).cards('todo')).toEqual(['a', 'b', 'n'])
    expect(to({ listId: list('todo') }).cards('todo')).toEqual(['a', 'n', 'b'])
  })

  test('has what the card has, but for what was said and archived labels', () => {
    const copied = full().and(copy('a', 'n'))
    const [before, after] = [copied.board.cards[card('a')], copied.board.cards[card('n')]]
    const { id: _id, number: _number, rank: _rank, labels: _labels, commentCount: _count, ...facts } = before ?? {}
    expect(after).toEqual({ ...facts, id: card('n'), number: 4, rank: expect.any(String), labels: [label('design')] })
    const [original, body] = [copied.body('a'), copied.body('n')]
    expect(body).toMatchObject({ description: 'words', checklists: original.checklists, comments: {}, gone: [] })
    const words = (items: typeof body.items) =>
      new Map(Object.values(items).map((one) => [one.id, { ...one, writtenAt: 0 }]))
    expect(words(body.items)).toEqual(words(original.items))
  })

  test('is apart from the card from then on', () => {
    const changed = full().and(copy('a', 'n'), ask('RemoveItem', { cardId: card('n'), itemId: item('one') }))
    expect(Object.keys(changed.body('a').items)).toHaveLength(2)
    expect(Object.keys(changed.body('n').items)).toHaveLength(1)
    expect(changed.board.cards[card('n')]?.checks).toEqual({ done: 0, total: 1 })
  })

  test('[R8] shows whole where it is open: while it is asked for, and when it has come', () => {
    const before = full()
    const [seq, epoch] = [before.entries.length, checked(isEpoch, 'abcdefgh')]
    const replica = createReplica(owner, { board: toWireBoard(before.board), epoch, seq })
    replica.openCard(card('a'))
    const opened = { ...before.body('a'), ...before.board.cards[card('a')], archived: false }
    replica.loadCard({ card: JSON.parse(JSON.stringify(opened)), epoch, seq })
    const asked = copy('a', 'n')
    replica.openCard(card('n'))
    replica.propose(asked)
    const guessed = replica.body(card('n'))
    expect(guessed).toMatchObject({ description: 'words', items: { [item('one')]: { done: true } } })
    const after = before.and(asked)
    const entry = after.entries.at(-1)
    if (!entry) throw new Error('an entry')
    const actor = { id: owner, name: 'Mara', color: 'peer-1' as const }
    replica.receive([{ ...entry, commandId: asked.commandId, actor, at: new Date(entry.at).toISOString() }])
    expect(replica.pending).toEqual([])
    expect(replica.body(card('n'))).toEqual(after.body('n'))
  })

  test('leaves out who may not be assigned any more', () => {
    const gone = full().and(ask('RemoveMember', { userId: user('guest') }), copy('a', 'n'))
    expect(gone.board.cards[card('n')]?.people).toBeUndefined()
    expect(gone.body('n').items[item('two')]?.person).toBeNull()
  })

  test('is not made where there is no place or no card', () => {
    start().when(copy('a', 'b')).then(rejected('id-taken'))
    start().when(copy('none', 'n')).then(rejected('card-not-found'))
    start().and(archiveCard('a')).when(copy('a', 'n')).then(rejected('card-archived'))
    start()
      .and(archiveList('done'))
      .when(copy('a', 'n', { listId: list('done') }))
      .then(rejected('list-archived'))
  })
})
