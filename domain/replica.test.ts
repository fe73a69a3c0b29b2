import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyBoard } from './board.ts'
import { emptyBody } from './body.ts'
import type { Command } from './command.ts'
import type { Entry } from './event.ts'
import { fold } from './evolve.ts'
import { checked, isEpoch, type UserId } from './id.ts'
import { createReplica } from './replica.ts'
import { aHistory, shown } from './spec/arbitrary.ts'
import {
  addCard,
  addChecklist,
  addItem,
  addList,
  archiveCard,
  archiveCards,
  archiveList,
  ask,
  boardId,
  card,
  describeCard,
  given,
  guest,
  type History,
  item,
  list,
  moveCard,
  owner,
  restoreCards,
  restoreList,
} from './spec/given.ts'
import { type Snapshot, toWireBoard, type WireEntry } from './wire.ts'

const epoch = checked(isEpoch, 'abcdefgh')
const wire = ({ actor, at, ...entry }: Entry): WireEntry => ({
  ...entry,
  at: new Date(at).toISOString(),
  actor: { id: actor, name: actor, color: 'peer-1' },
})
const snapshotOf = (history: History): Snapshot => ({
  board: JSON.parse(JSON.stringify(toWireBoard(history.board))),
  epoch,
  seq: history.entries.length,
})
const replicaOf = (history: History, me: UserId = guest) => createReplica(me, snapshotOf(history))
const wired = (history: History, after = 0) => history.entries.slice(after).map(wire)
const titles = (board: History['board'], word: string) =>
  (board.order.cards[Object.values(board.lists).find(({ title }) => title === word)?.id ?? ('' as never)] ?? []).map(
    (id) => board.cards[id]?.title,
  )

const start = given(addList('todo'), addList('done'), addCard('a', 'todo'), addCard('b', 'todo'))

describe('confirmed', () => {
  test('[R1] the next entry folds, an older one is dropped, a newer one waits for what lies between', () => {
    const replica = replicaOf(start)
    const later = start.and(moveCard('a', 'done'), addCard('c', 'todo'), moveCard('b', 'done'))
    const [moved, added, last] = wired(later, start.entries.length)
    if (!moved || !added || !last) throw new Error('three entries')
    expect(replica.receive([added]).folded).toEqual([])
    expect(replica.seq).toBe(start.entries.length)
    expect(replica.receive([moved]).folded).toEqual([moved])
    expect(replica.receive([moved]).folded).toEqual([])
    expect(replica.receive([moved, added, last, last]).folded).toEqual([added, last])
    expect(shown(replica.confirmed)).toEqual(shown(later.board))
  })

  test('[R1] in any order, with repetitions, it is a fold of what came without a gap', () => {
    fc.assert(
      fc.property(aHistory, fc.array(fc.nat(60)), (entries, order) => {
        const empty = emptyBoard(boardId)
        const replica = createReplica(guest, { board: toWireBoard(empty), epoch, seq: 0 })
        for (const index of order)
          replica.receive(entries.slice(index % entries.length, (index % entries.length) + 3).map(wire))
        expect(shown(replica.confirmed)).toEqual(shown(fold(empty, entries.slice(0, replica.seq))))
        replica.receive(entries.map(wire))
        expect(replica.seq).toBe(entries.length)
      }),
    )
  })

  test('[R5] a snapshot replaces what is confirmed, and leaves what is pending', () => {
    const replica = replicaOf(start)
    replica.propose(moveCard('a', 'done'))
    const later = start.and(addCard('c', 'todo'))
    replica.open(snapshotOf(later))
    expect(replica.seq).toBe(later.entries.length)
    expect(shown(replica.confirmed)).toEqual(shown(later.board))
    expect(titles(replica.view, 'done')).toEqual(['a'])
  })

  test('[R6] a list that was archived before the snapshot cannot be folded back: a snapshot is needed', () => {
    const archived = start.and(archiveList('todo'))
    const restored = archived.and(restoreList('todo'))
    expect(replicaOf(archived).receive(wired(restored, archived.entries.length)).needs).toBe('snapshot')
    const from = replicaOf(start)
    expect(from.receive(wired(restored, start.entries.length)).needs).toBe('nothing')
    expect(shown(from.confirmed)).toEqual(shown(restored.board))
  })

  test('[R6] cards that were archived before the snapshot cannot be folded back: a snapshot is needed', () => {
    const archived = start.and(archiveCards('a', 'b'))
    const restored = archived.and(restoreCards('a', 'b'))
    expect(replicaOf(archived).receive(wired(restored, archived.entries.length)).needs).toBe('snapshot')
    const from = replicaOf(start)
    expect(from.receive(wired(restored, start.entries.length)).needs).toBe('nothing')
    expect(shown(from.confirmed)).toEqual(shown(restored.board))
    const added = start.and(addCard('c', 'todo'), archiveCards('c'), restoreCards('c'))
    expect(replicaOf(start).receive(wired(added, start.entries.length)).needs).toBe('nothing')
  })

  test('[R6] the places of archived cards are not known once their list is spaced around others that are not held', () => {
    const words = ['d', 'c', 'b', 'a']
    const all = given(addList('todo'), ...words.map((word) => addCard(word, 'todo')))
    const some = all.and(archiveCards('b'))
    const spaced = some.and(archiveCards('c'), ask('SortList', { listId: list('todo'), by: 'title' }))
    const restored = spaced.and(restoreCards('c'))
    const entries = wired(restored, some.entries.length)

    expect(replicaOf(some).receive(entries).needs).toBe('snapshot')
    const oneByOne = replicaOf(some)
    expect(entries.map((one) => oneByOne.receive([one]).needs)).toEqual(['nothing', 'nothing', 'snapshot'])
    oneByOne.open(snapshotOf(restored))
    expect(shown(oneByOne.confirmed)).toEqual(shown(restored.board))

    const fromAll = replicaOf(all)
    expect(fromAll.receive(wired(restored, all.entries.length)).needs).toBe('nothing')
    expect(shown(fromAll.confirmed)).toEqual(shown(restored.board))
    const later = spaced.and(archiveCards('d'), restoreCards('d'))
    const fromSpaced = replicaOf(some)
    for (const one of wired(later, some.entries.length)) expect(fromSpaced.receive([one]).needs).toBe('nothing')
    expect(shown(fromSpaced.confirmed)).toEqual(shown(later.board))
  })

  test('[R6] from a snapshot on it is the fold, or says that a snapshot is needed', () => {
    fc.assert(
      fc.property(aHistory, fc.nat(60), fc.integer({ min: 1, max: 9 }), (entries, cut, many) => {
        const seq = cut % entries.length
        const before = fold(emptyBoard(boardId), entries.slice(0, seq))
        const replica = createReplica(guest, { board: JSON.parse(JSON.stringify(toWireBoard(before))), epoch, seq })
        for (let from = seq; from < entries.length; from += many) {
          const { needs } = replica.receive(entries.slice(from, from + many).map(wire))
          if (needs !== 'nothing') return
          expect(shown(replica.confirmed)).toEqual(shown(fold(emptyBoard(boardId), entries.slice(0, replica.seq))))
        }
      }),
    )
  })

  test('[R6] an event of an unknown type asks for a newer page', () => {
    const stranger = {
      ...wired(start)[0],
      seq: start.entries.length + 1,
      events: [{ type: 'CardPainted' }],
    } as unknown as WireEntry
    const replica = replicaOf(start)
    expect(replica.receive([stranger])).toMatchObject({ needs: 'reload', folded: [stranger] })
  })
})

describe('pending', () => {
  const propose = (command: Command, history = start) => {
    const replica = replicaOf(history)
    replica.propose(command)
    return replica
  }

  test('[R3] shows at once, and is decided again on each entry', () => {
    const replica = propose(moveCard('a', 'todo'))
    expect(titles(replica.view, 'todo')).toEqual(['b', 'a'])
    expect(titles(replica.confirmed, 'todo')).toEqual(['a', 'b'])
    const later = start.and(addCard('c', 'todo'), archiveCard('b'))
    replica.receive(wired(later, start.entries.length))
    expect(titles(replica.view, 'todo')).toEqual(['c', 'a'])
  })

  test('[R3] what cannot be done any more is not shown, and is still pending', () => {
    const replica = propose(ask('RenameCard', { cardId: card('a'), title: 'A' }))
    replica.receive(wired(start.and(archiveCard('a')), start.entries.length))
    expect(replica.view.cards[card('a')]).toBeUndefined()
    expect(replica.pending).toHaveLength(1)
  })

  test('[R3] commands that build on each other are decided in their order', () => {
    const replica = replicaOf(start)
    for (const command of [addList('new'), addCard('x', 'new'), moveCard('a', 'new', null)]) replica.propose(command)
    expect(titles(replica.view, 'new')).toEqual(['a', 'x'])
    expect(replica.view.cards[card('x')]?.number).toBe(3)
  })

  test('[R4] leaves when its entry arrives, before or after its answer', () => {
    const command = moveCard('a', 'done')
    const done = start.by(guest, command)
    const seq = done.entries.length
    const entry = done.entries.at(-1)
    if (!entry) throw new Error('an entry')
    const mine = wire({ ...entry, commandId: command.commandId })

    const entryFirst = propose(command)
    entryFirst.receive([mine])
    expect(entryFirst.pending).toEqual([])
    entryFirst.settle({ commandId: command.commandId, seq })
    expect(shown(entryFirst.view)).toEqual(shown(done.board))

    const answerFirst = propose(command)
    answerFirst.settle({ commandId: command.commandId, seq })
    expect(answerFirst.pending).toHaveLength(1)
    answerFirst.receive([mine])
    expect(answerFirst.pending).toEqual([])
    expect(shown(answerFirst.view)).toEqual(shown(done.board))
  })

  test('[R4] leaves when a snapshot has reached the seq of its answer', () => {
    const command = moveCard('a', 'done')
    const replica = propose(command)
    replica.settle({ commandId: command.commandId, seq: start.entries.length + 1 })
    expect(replica.pending).toHaveLength(1)
    replica.open(snapshotOf(start.by(guest, command)))
    expect(replica.pending).toEqual([])
  })

  test('[R4] leaves when nothing would change and the head is reached', () => {
    const command = ask('RenameCard', { cardId: card('a'), title: 'A' })
    const replica = propose(command)
    const renamed = start.and(ask('RenameCard', { cardId: card('a'), title: 'A' }))
    replica.settle({ commandId: command.commandId, seq: renamed.entries.length, unchanged: true })
    expect(replica.pending).toHaveLength(1)
    replica.receive(wired(renamed, start.entries.length))
    expect(replica.pending).toEqual([])
  })

  test('[R4] leaves at once when it is rejected', () => {
    const command = moveCard('a', 'done')
    const replica = propose(command)
    replica.settle({ commandId: command.commandId, rejected: { code: 'card-archived', detail: '' } })
    expect(replica.pending).toEqual([])
    expect(titles(replica.view, 'todo')).toEqual(['a', 'b'])
  })

  test('[R4] the same id by someone else is not mine', () => {
    const command = moveCard('a', 'done')
    const replica = propose(command)
    const [, theirs] = wired(start.and(addCard('c', 'todo'), archiveCard('c')), start.entries.length - 1)
    if (!theirs) throw new Error('an entry')
    replica.receive([{ ...theirs, commandId: command.commandId }])
    expect(replica.pending).toHaveLength(1)
  })
})

test('[R12] a text on one that has no number yet is shown, and has the number of that as its base once it comes', () => {
  const face = start.board.cards[card('a')]
  if (!face) throw new Error('a card')
  const replica = replicaOf(start)
  replica.openCard(card('a'))
  const empty = { ...face, ...emptyBody, description: '', describedAt: 0, archived: false }
  replica.loadCard({ card: empty, epoch, seq: start.entries.length })
  const [one, two, three] = [
    describeCard('a', 'one', 0),
    describeCard('a', 'two', start.entries.length),
    describeCard('a', 'three', start.entries.length),
  ]
  for (const command of [one, two, three]) replica.propose(command)
  expect(replica.body(card('a'))?.description).toBe('three')
  const busy = start.and(addCard('c', 'todo'))
  replica.receive(wired(busy, start.entries.length))
  expect(replica.body(card('a'))?.description).toBe('three')
  const done = busy.by(guest, one)
  const entry = done.entries.at(-1)
  if (!entry) throw new Error('an entry')
  replica.receive([wire({ ...entry, commandId: one.commandId })])
  expect(replica.body(card('a'))?.description).toBe('three')
  expect(replica.pending.map((command) => 'base' in command && command.base)).toEqual([entry.seq, entry.seq])
  replica.settle({ commandId: two.commandId, seq: entry.seq + 1 })
  expect(replica.pending.map((command) => 'base' in command && command.base)).toEqual([entry.seq, entry.seq + 1])
})

test('[R12] a text on one that is refused is not written over what others wrote', () => {
  const face = start.board.cards[card('a')]
  if (!face) throw new Error('a card')
  const replica = replicaOf(start)
  replica.openCard(card('a'))
  const empty = { ...face, ...emptyBody, description: '', describedAt: 0, archived: false }
  replica.loadCard({ card: empty, epoch, seq: start.entries.length })
  for (const text of ['mine', 'mine, and more']) replica.propose(describeCard('a', text, 0))
  replica.receive(wired(start.and(describeCard('a', 'theirs', 0)), start.entries.length))
  expect(replica.body(card('a'))?.description).toBe('theirs')
})

describe('bodies', () => {
  const opened = (history: History, at: number, description: string, describedAt: number) => {
    const face = history.board.cards[card('a')]
    if (!face) throw new Error('a card')
    return { card: { ...face, ...emptyBody, description, describedAt, archived: false }, epoch, seq: at }
  }
  const one = start.and(describeCard('a', 'one', 0))
  const two = one.and(describeCard('a', 'two', one.entries.length))
  const [first, second] = [one.entries.length, two.entries.length]

  test('[R8] entries that the body has are skipped, those after it are folded', () => {
    const replica = replicaOf(start, owner)
    replica.openCard(card('a'))
    expect(replica.body(card('a'))).toBeNull()
    replica.receive(wired(two, start.entries.length))
    expect(replica.loadCard(opened(start, first, 'one', first))).toBe(true)
    expect(replica.body(card('a'))).toEqual({ ...emptyBody, description: 'two', describedAt: second })
  })

  test('[R8] a body that is newer than the board waits for it', () => {
    const replica = replicaOf(start, owner)
    replica.openCard(card('a'))
    replica.loadCard(opened(two, second, 'two', second))
    replica.receive(wired(one, start.entries.length))
    expect(replica.body(card('a'))).toEqual({ ...emptyBody, description: 'two', describedAt: second })
  })

  test('[R8] a body that is older than what was kept is not taken', () => {
    const replica = replicaOf(two, owner)
    replica.openCard(card('a'))
    expect(replica.loadCard(opened(start, first, 'one', first))).toBe(false)
    expect(replica.body(card('a'))).toBeNull()
  })

  test('[R3] what is written and not yet confirmed shows at once', () => {
    const replica = replicaOf(one, owner)
    replica.openCard(card('a'))
    replica.loadCard(opened(one, first, 'one', first))
    replica.propose(describeCard('a', 'mine', first))
    expect(replica.body(card('a'))?.description).toBe('mine')
    replica.receive(wired(two, first))
    expect(replica.body(card('a'))?.description).toBe('two')
  })
})

test('[R3] an item that is checked and not yet confirmed shows in the body and on the face', () => {
  const listed = start.and(addChecklist('k', 'a'), addItem('i', 'k', 'a'))
  const replica = replicaOf(listed, owner)
  const face = listed.board.cards[card('a')]
  if (!face) throw new Error('a card')
  replica.openCard(card('a'))
  const opened = { card: { ...face, ...listed.body('a'), archived: false }, epoch, seq: listed.entries.length }
  replica.loadCard(JSON.parse(JSON.stringify(opened)))
  replica.propose(ask('CheckItem', { cardId: card('a'), itemId: item('i'), done: true }))
  expect(replica.view.cards[card('a')]?.checks).toEqual({ done: 1, total: 1 })
  replica.propose(ask('TurnItemIntoCard', { cardId: card('a'), itemId: item('i'), newCardId: card('n') }))
  replica.openCard(card('n'))
  replica.propose(describeCard('n', 'words', 0))
  expect(replica.view.cards[card('a')]?.checks).toBeUndefined()
  expect(replica.body(card('a'))?.items).toEqual({})
  expect(replica.body(card('n'))?.description).toBe('words')
})

test('[R8] the body of a card that is new here is empty, and waits for nothing', () => {
  const replica = replicaOf(start, owner)
  const added = addCard('new', 'todo')
  replica.propose(added)
  replica.openCard(card('new'))
  replica.propose(describeCard('new', 'words', 0))
  expect(replica.body(card('new'))?.description).toBe('words')
  expect(replica.isMissing(card('new'))).toBe(true)
  const later = start.and(added)
  replica.receive(wired(later, start.entries.length))
  expect(replica.isMissing(card('new'))).toBe(false)
})
