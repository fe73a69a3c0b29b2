import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyBoard } from './board.ts'
import { emptyBody, foldBody } from './body.ts'
import type { Command } from './command.ts'
import { decide } from './decide.ts'
import { erasuresIn, hasErased, openEraser } from './erasure.ts'
import { cardsNamedIn, type Entry } from './event.ts'
import { fold } from './evolve.ts'
import { isAttachmentId, isCardId, isChecklistId, isCommentId, isItemId, isListId, type UserId } from './id.ts'
import { aBusyHistory } from './spec/arbitrary.ts'
import {
  account,
  addCard,
  addChecklist,
  addComment,
  addItem,
  addList,
  archiveCard,
  ask,
  attachFile,
  attachment,
  boardId,
  card,
  checklist,
  comment,
  describeCard,
  entry as entryOf,
  given,
  guest,
  type History,
  item,
  list,
  owner,
  rejected,
  removeAttachment,
  removeComment,
  undo,
} from './spec/given.ts'
import { pastIn } from './spec/past.ts'
import { mapTexts } from './texts.ts'

type Of = Extract<Command, { type: 'EraseTexts' }>['of']
const erase = (of: Of) => ask('EraseTexts', { of })
const rename = (word: string, title: string) => ask('RenameCard', { cardId: card(word), title })
const person = (userId: UserId): Of => ({ kind: 'person', userId })

/** The entries as the log has them after the last of them has erased what it says. */
function erased(entries: readonly Entry[]): readonly Entry[] {
  const last = entries.at(-1)
  const rows = entries.map(({ actor, events }) => ({ actor, payload: JSON.stringify(events) }))
  for (const erasure of last ? erasuresIn(last.events) : []) {
    const eraser = openEraser(erasure)
    for (const row of rows) eraser.read(row)
    for (const row of rows) row.payload = eraser.erase(row.payload)
    const again = openEraser(erasure)
    for (const row of rows) again.read(row)
    for (const row of rows) expect(again.erase(row.payload)).toBe(row.payload)
  }
  return entries.map((entry, index) => ({ ...entry, events: JSON.parse(rows[index]?.payload ?? '') }))
}

/** What is left of a history after the last command; all that is folded of it is as it was folded before. */
function leftOf(history: History, ...cards: string[]): string {
  const left = erased(history.entries)
  expect(fold(emptyBoard(boardId), left)).toEqual(history.board)
  for (const word of cards) expect(foldBody(emptyBody, card(word), left)).toEqual(history.body(word))
  return JSON.stringify(left)
}

const start = () => given(addList('todo'), addCard('a', 'todo'), addCard('b', 'todo'))

describe('[A40] words that are erased for good', () => {
  test('are those of a comment with all its versions, and the comment goes with them', () => {
    const said = start()
      .and(addComment('m', 'a', 'mark one'), addComment('n', 'a', 'stays'))
      .and(ask('EditComment', { cardId: card('a'), commentId: comment('m'), text: 'mark two', base: 5 }))
    const of: Of = { kind: 'comment', cardId: card('a'), commentId: comment('m') }
    const gone = said.and(erase(of))
    expect(Object.keys(gone.body('a').comments)).toEqual([comment('n')])
    expect(gone.board.cards[card('a')]?.commentCount).toBe(1)
    const left = leftOf(gone, 'a')
    expect(left).not.toContain('mark')
    expect(left).toContain('stays')
    const removed = said.and(removeComment('m', 'a'), erase(of))
    expect(leftOf(removed, 'a')).not.toContain('mark')
    said.when(erase({ ...of, commentId: comment('x') })).then(rejected('comment-not-found'))
    said.when(addComment('m', 'a', 'again')).then(rejected('id-taken'))
    gone.when(addComment('m', 'a', 'again')).then(rejected('id-taken'))
  })

  test('are those of a description, and of titles all but the present one', () => {
    const written = start()
      .and(rename('a', 'mark one'), rename('a', 'a at last'), describeCard('a', 'mark two', 0))
      .and(describeCard('a', 'mark three', 7))
    const titles = written.and(erase({ kind: 'titles', cardId: card('a') }))
    expect(leftOf(titles, 'a')).not.toContain('mark one')
    expect(leftOf(titles, 'a')).toContain('mark three')
    expect(titles.board.cards[card('a')]?.title).toBe('a at last')
    const both = titles.and(erase({ kind: 'description', cardId: card('a') }))
    expect(both.body('a')).toMatchObject({ description: '', describedAt: 10 })
    expect(both.board.cards[card('a')]?.described).toBe(false)
    expect(leftOf(both, 'a')).not.toMatch(/mark (two|three)/)
    const archived = written.and(archiveCard('a'), erase({ kind: 'description', cardId: card('a') }))
    expect(leftOf(archived, 'a')).not.toMatch(/mark (two|three)/)
    written.when(erase({ kind: 'titles', cardId: card('x') })).then(rejected('card-not-found'))
  })

  test('are the former titles of a list, of the board, of a checklist, and what an item read', () => {
    const history = start().and(
      ask('RenameList', { listId: list('todo'), title: 'mark list' }),
      ask('RenameList', { listId: list('todo'), title: 'To do' }),
      ask('RenameBoard', { title: 'mark board' }),
      ask('RenameBoard', { title: 'Now' }),
      addChecklist('k', 'a'),
      ask('RenameChecklist', { cardId: card('a'), checklistId: checklist('k'), title: 'mark checklist' }),
      ask('RenameChecklist', { cardId: card('a'), checklistId: checklist('k'), title: 'Checks' }),
      addItem('i', 'k', 'a'),
      ask('EditItem', { cardId: card('a'), itemId: item('i'), text: 'mark item', base: 12 }),
    )
    const lists = history.and(erase({ kind: 'list', listId: list('todo') }))
    expect(leftOf(lists, 'a')).not.toContain('mark list')
    const boards = history.and(erase({ kind: 'board' }))
    expect(leftOf(boards, 'a')).not.toContain('mark board')
    const checklists = history.and(erase({ kind: 'checklist', cardId: card('a'), checklistId: checklist('k') }))
    expect(leftOf(checklists, 'a')).not.toContain('mark checklist')
    const of: Of = { kind: 'item', cardId: card('a'), itemId: item('i') }
    const removed = history.and(ask('RemoveItem', { cardId: card('a'), itemId: item('i') }), erase(of))
    expect(leftOf(history.and(erase(of)), 'a')).toContain('mark item')
    expect(leftOf(removed, 'a')).not.toContain('mark item')
    history.when(erase({ kind: 'list', listId: list('x') })).then(rejected('list-not-found'))
  })

  test('are the name of a file that was removed, and its bytes go too', () => {
    const files = start().and(attachFile('mark.pdf', 'a'), removeAttachment('mark.pdf', 'a'))
    const of: Of = { kind: 'attachment', cardId: card('a'), attachmentId: attachment('mark.pdf') }
    files.when(erase(of)).then({ type: 'TextsErased', attachmentIds: [[attachment('mark.pdf')]] })
    expect(leftOf(files.and(erase(of)), 'a')).not.toContain('mark.pdf"')
    start()
      .and(attachFile('x', 'a'))
      .when(erase({ ...of, attachmentId: attachment('x') }))
      .then({ attachmentIds: [[]] })
  })

  test('are erased by an owner alone, also on an archived board', () => {
    start()
      .when(erase({ kind: 'board' }), guest)
      .then(rejected('forbidden'))
    start()
      .and(ask('ArchiveBoard', {}))
      .when(erase({ kind: 'board' }))
      .then({ type: 'TextsErased' })
  })
})

describe('[A41] a person who is erased', () => {
  const history = start()
    .by(guest, rename('a', 'mark former'), addComment('m', 'a', 'mark said'), addCard('g', 'todo'))
    .by(guest, describeCard('a', 'mark description', 0), rename('b', 'stands'), attachFile('mark.png', 'b'))
    .by(owner, rename('a', 'of the owner'), describeCard('a', 'kept', 8), addComment('n', 'a', 'kept too'))
    .by(owner, removeAttachment('mark.png', 'b'))

  test('has said nothing, and written only what still stands', () => {
    const gone = history.and(erase(person(guest)))
    const left = leftOf(gone, 'a', 'b')
    expect(left).not.toContain('mark said')
    expect(left).not.toContain('mark former')
    expect(left).not.toContain('mark description')
    expect(left).not.toContain('mark.png"')
    for (const kept of ['stands', 'of the owner', 'kept', 'kept too', '"title":"g"']) expect(left).toContain(kept)
    expect(Object.keys(gone.body('a').comments)).toEqual([comment('n')])
    expect(gone.entries.at(-1)?.events[0]).toMatchObject({
      cardIds: [card('a'), card('b')],
      commentIds: [[comment('m')], []],
      commentCounts: [1, 0],
      attachmentIds: [[], [attachment('mark.png')]],
    })
  })

  test('[A43] does so themselves, also where they may not come any more', () => {
    const out = history.and(ask('RemoveMember', { userId: guest }))
    const gone = out.by(guest, ask('EraseOwnTexts', {}))
    expect(gone.entries.at(-1)?.events[0]).toMatchObject({ type: 'OwnTextsErased', userId: guest })
    expect(leftOf(gone, 'a', 'b')).not.toMatch(/mark (said|former|description)/)
  })

  test('[A30, A41, A43] is all that they were: what a guest wrote goes with the account that they became', () => {
    const become = ask('AliasPerson', { from: guest, to: account })
    const more = history
      .by(account, become, addComment('o', 'a', 'mark later'), rename('b', 'mark account'))
      .by(owner, rename('b', 'kept three'), addComment('p', 'a', 'kept four'))
    const own = more.by(account, ask('EraseOwnTexts', {}))
    for (const gone of [more.and(erase(person(account))), more.and(erase(person(guest))), own]) {
      const left = leftOf(gone, 'a', 'b')
      expect(left).not.toMatch(/mark (said|former|description|later|account)/)
      expect(left).not.toContain('mark.png"')
      expect(Object.keys(gone.body('a').comments)).toEqual([comment('n'), comment('p')])
      expect(gone.entries.at(-1)?.events[0]).toMatchObject({ userIds: [account, guest], commentCounts: [2, 0] })
    }
  })
})

test('[A42] what was erased is not undone, nor does it come back', () => {
  const renamed = rename('a', 'mark')
  const history = start().and(renamed, rename('a', 'now'), erase({ kind: 'titles', cardId: card('a') }))
  const entries = erased(history.entries)
  expect(entries.map(hasErased)).toEqual([false, false, true, false, true, true, false])
  history.when(undo(history.entries.at(-1) ?? renamed)).then(rejected('not-undoable'))
})

test('[A40, A41, E4] whatever is erased of whatever history, what is folded of the rest is what was folded before', () => {
  fc.assert(
    fc.property(aBusyHistory, fc.nat(), (entries, chosen) => {
      const known = fold(emptyBoard(boardId), entries)
      const all = thingsIn(entries)
      for (const of of [
        all[chosen % all.length],
        all[(chosen * 7) % all.length],
        person(owner),
        person(guest),
        person(account),
      ]) {
        if (!of) continue
        const asked = erase(of)
        const decision = decide(known, null, owner, asked, pastIn(entries, owner, asked))
        if (decision.kind !== 'accepted') continue
        const next = [...entries, entryOf(entries.length + 1, owner, decision.events)]
        const left = erased(next)
        expect(fold(emptyBoard(boardId), left)).toEqual(fold(emptyBoard(boardId), next))
        for (const id of cardsIn(next)) expect(foldBody(emptyBody, id, left)).toEqual(foldBody(emptyBody, id, next))
      }
    }),
    { numRuns: 60 },
  )
})

const cardsIn = (entries: readonly Entry[]) => new Set(entries.flatMap(({ events }) => events.flatMap(cardsNamedIn)))

/** All that has words in a history. */
function thingsIn(entries: readonly Entry[]): readonly Of[] {
  const keys = new Set<string>()
  for (const { events } of entries)
    for (const event of events)
      mapTexts(event, (text, { key }) => {
        keys.add(key)
        return text
      })
  return [...keys].flatMap((key): Of[] => {
    const [kind, id, field, thing] = key.split(' ')
    if (kind === 'board') return [{ kind }]
    if (kind === 'list' && isListId(id)) return [{ kind, listId: id }]
    if (kind !== 'card' || !isCardId(id)) return []
    if (field === 'title') return [{ kind: 'titles', cardId: id }]
    if (field === 'description') return [{ kind: field, cardId: id }]
    if (field === 'checklist' && isChecklistId(thing)) return [{ kind: field, cardId: id, checklistId: thing }]
    if (field === 'item' && isItemId(thing)) return [{ kind: field, cardId: id, itemId: thing }]
    if (field === 'comment' && isCommentId(thing)) return [{ kind: field, cardId: id, commentId: thing }]
    if (field === 'attachment' && isAttachmentId(thing)) return [{ kind: field, cardId: id, attachmentId: thing }]
    return []
  })
}
