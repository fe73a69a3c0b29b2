import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roleOf } from '../access.ts'
import { type Board, type Card, cardsOf, emptyBoard, type List } from '../board.ts'
import { type Body, emptyBody, foldBody } from '../body.ts'
import { checklistsOf, type Item, itemsOf } from '../checklist.ts'
import type { Command } from '../command.ts'
import { decide } from '../decide.ts'
import type { Entry } from '../event.ts'
import { fold } from '../evolve.ts'
import type { CardId, ListId } from '../id.ts'
import { idsOf } from '../rank.ts'
import { cardLanes, listLanes } from '../shelf.ts'
import { aBusyHistory } from '../spec/arbitrary.ts'
import { ask, boardId, card, entry, list, newCommandId, owner, undo } from '../spec/given.ts'
import { pastIn } from '../spec/past.ts'

/** A board with the bodies of its cards, after some entries. */
type State = { readonly board: Board; readonly body: (id: CardId) => Body }

const stateAfter = (entries: readonly Entry[]): State => ({
  board: fold(emptyBoard(boardId), entries),
  body: (id) => foldBody(emptyBody, id, entries),
})

const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const cardIds = words.map(card)
const listIds = words.slice(0, 4).map(list)

test('[C90, C91, C92] to any moment of any history: it is as it was then, and undone as it was before', () => {
  const counts = { restored: 0, unchanged: 0, refused: 0 }
  fc.assert(
    fc.property(aBusyHistory, fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), (entries, moments) => {
      const before = stateAfter(entries)
      for (const moment of moments) {
        const at = 1 + (moment % entries.length)
        const then = stateAfter(entries.slice(0, at))
        const restore = (asked: Command, compare: (now: State) => void) =>
          (counts[restored(entries, before, asked, compare)] += 1)
        for (const cardId of cardIds)
          restore(ask('RestoreCardTo', { cardId, at }), (now) => expectCard(cardId, now, then, before))
        for (const listId of listIds)
          restore(ask('RestoreListTo', { listId, at }), (now) => expectList(listId, now, then, before))
        restore(ask('RestoreOrder', { at }), (now) => expectOrder(now, then, before))
      }
    }),
    { numRuns: Number(process.env.RESTORE_RUNS ?? 60) },
  )
  process.stdout.write(`${JSON.stringify(counts)}\n`)
  expect(counts.restored).toBeGreaterThan(200)
}, 120_000)

/** Restores, compares, does it again to no effect, and undoes it. */
function restored(entries: readonly Entry[], before: State, asked: Command, compare: (now: State) => void) {
  const next = after(entries, asked)
  if (!next) return 'refused'
  const now = stateAfter(next)
  compare(now)
  if (next === entries) return 'unchanged'
  expect(after(next, { ...asked, commandId: newCommandId() }), 'again').toBe(next)
  const undone = after(next, undo(asked))
  if (!undone) throw new Error(`it is not undone: ${JSON.stringify(next.at(-1))}`)
  const back = stateAfter(undone)
  expect(allOf(back.board), told(entries.length - 6, undone)).toEqual(allOf(before.board))
  for (const id of Object.keys(before.board.cards) as CardId[])
    expect(bodyWithout(back.body(id))).toEqual(bodyWithout(before.body(id)))
  return 'restored'
}

const told = (from: number, entries: readonly Entry[]) =>
  entries
    .slice(from)
    .map((one) => JSON.stringify([one.seq, one.events]))
    .join('\n')

/** The history after a command; the same where nothing would change, and null where it is refused. */
function after(entries: readonly Entry[], asked: Command): readonly Entry[] | null {
  const { board, body } = stateAfter(entries)
  const known = 'cardId' in asked ? body(asked.cardId) : null
  const decision = decide(board, known, owner, asked, pastIn(entries, owner, asked))
  if (decision.kind === 'rejected') return null
  if (decision.kind === 'unchanged') return entries
  return [...entries, { ...entry(entries.length + 1, owner, decision.events), commandId: asked.commandId }]
}

function expectCard(id: CardId, { board, body }: State, then: State, before: State): void {
  expect(factsOf(board.cards[id], board)).toEqual(factsOf(then.board.cards[id], board))
  expect(wordsOf(body(id), board)).toEqual(wordsOf(then.body(id), board))
  const { comments, attachments } = before.body(id)
  expect(body(id)).toMatchObject({ comments, attachments })
  expectBelowTheSame(id, cardsBeside(board, id), cardsBeside(then.board, id))
}

function expectList(id: ListId, { board }: State, then: State, before: State): void {
  const [was, is] = [then.board.lists[id], board.lists[id]]
  expect([is?.title, is?.limit]).toEqual([was?.title, was?.limit])
  const had = cardsOf(then.board, id)
  const isThere = (one: CardId) => board.cards[one] !== undefined
  expect(cardsOf(board, id).filter((one) => had.includes(one))).toEqual(had.filter(isThere))
  // What is not there is gone for good, or lies in the archive with its list.
  for (const one of had.filter((other) => !isThere(other)))
    expect(board.lists[board.archive.cards[one]?.listId ?? list('?')]).toBeUndefined()
  for (const one of cardsOf(before.board, id)) expect(board.cards[one]?.listId).toBe(id)
  expectBelowTheSame(id, idsOf(listLanes(board)), idsOf(listLanes(then.board)))
}

function expectOrder({ board }: State, then: State, before: State): void {
  expect(Object.keys(board.cards).toSorted()).toEqual(Object.keys(before.board.cards).toSorted())
  const lists = then.board.order.lists.filter((id) => board.lists[id])
  expect(board.order.lists.filter((id) => then.board.lists[id])).toEqual(lists)
  for (const id of lists) {
    const had = cardsOf(then.board, id).filter((one) => board.cards[one])
    expect(cardsOf(board, id).filter((one) => had.includes(one))).toEqual(had)
  }
  for (const { id, listId } of Object.values<Card>(before.board.cards))
    if (!then.board.cards[id]) expect(board.cards[id]?.listId).toBe(listId)
}

/** What a card's face shows but for its place and its counts; of its labels those that are not archived now. */
function factsOf(face: Card | undefined, board: Board) {
  if (!face) return null
  const { title, listId, described, labels = [], people = [], due, checks } = face
  return {
    title,
    listId,
    described,
    due,
    checks,
    labels: labels.filter((id) => board.labels[id]).toSorted(),
    people: people.filter((id) => roleOf(board, id) !== 'none').toSorted(),
  }
}

/** The words of a body, without those people who may not be assigned on the board now. */
const wordsOf = ({ description, checklists, items }: Body, board: Board) => ({
  description,
  checklists: checklistsOf(checklists).map(({ id, title }) => ({
    id,
    title,
    items: itemsOf(items, id).map(({ writtenAt: _, rank: __, person, ...one }) => ({
      ...one,
      person: person !== null && roleOf(board, person) !== 'none' ? person : null,
    })),
  })),
})

/** A body in its orders, whenever its words were written. */
const bodyWithout = ({ checklists, items, ...body }: Body) => ({
  ...body,
  describedAt: 0,
  gone: body.gone.toSorted(),
  checklists: checklistsOf(checklists).map(({ rank: _, ...one }) => ({
    ...one,
    items: itemsOf(items, one.id).map(({ rank: __, writtenAt: ___, ...item }: Item) => item),
  })),
})

/** All of a board but for its ranks, and the order in which labels and people came. */
function allOf({ cards, lists, order, archive, ...board }: Board) {
  const faces = Object.values<Card>(cards).map(({ rank: _, labels = [], people = [], ...face }) => ({
    ...face,
    labels: labels.toSorted(),
    people: people.toSorted(),
  }))
  return {
    board,
    order,
    faces: Object.fromEntries(faces.map((face) => [face.id, face])),
    lists: Object.values<List>(lists)
      .map(({ id, title, limit }) => [id, title, limit])
      .toSorted(),
    archived: [Object.keys(archive.cards), Object.keys(archive.lists)].map((ids) => ids.toSorted()),
  }
}

function cardsBeside(board: Board, id: CardId): CardId[] {
  const listId = board.cards[id]?.listId
  return listId ? idsOf(cardLanes(board, listId)) : []
}

/** A thing stands right below the same as then, of what was there then and is now. */
function expectBelowTheSame<I extends string>(id: I, now: readonly I[], then: readonly I[]): void {
  const above = (ids: readonly I[], others: readonly I[]) => {
    const both = ids.filter((one) => others.includes(one))
    return both[both.indexOf(id) - 1]
  }
  expect(above(now, then)).toBe(above(then, now))
}
