import { type ArchivedCard, type Board, type Card, cardsOf, emptyBoard, type List } from '../board.ts'
import { type Body, emptyBody, foldBody } from '../body.ts'
import { cardsNamedIn, type Entry } from '../event.ts'
import { evolve } from '../evolve.ts'
import type { CardId } from '../id.ts'

/** All that a board and its cards say, fact by fact: `card ID title` → what it is. Made from states, not from events. */
export type Facts = ReadonlyMap<string, string>

/** A board at a `seq`, with the bodies of all of its cards. */
export type State = { readonly board: Board; readonly bodies: ReadonlyMap<CardId, Body>; readonly facts: Facts }

/** The states after each of these entries; the first is that before all of them. */
export function statesOf(entries: readonly Entry[]): readonly State[] {
  const [first] = entries
  if (!first) return []
  let state = stateOf(emptyBoard(first.board), new Map())
  return [state, ...entries.map((entry) => (state = stateAfter(state, entry)))]
}

/** The facts that two states do not share. */
export function differences(one: Facts, other: Facts): Set<string> {
  const keys = new Set([...one.keys(), ...other.keys()])
  return new Set([...keys].filter((key) => one.get(key) !== other.get(key)))
}

/** A list's cards from top to bottom, with those in the archive. */
export const allCardsOf = ({ cards, archive }: Board, listId: string): Card[] =>
  [...Object.values<Card>(cards), ...Object.values<ArchivedCard>(archive.cards)]
    .filter((card) => card.listId === listId)
    .sort(byRank)

export const allListsOf = ({ lists, archive }: Board): List[] =>
  [...Object.values<List>(lists), ...Object.values<List>(archive.lists)].sort(byRank)

/** The order of all that is not archived, so that a whole board can be compared. */
export const orderOf = (board: Board): object => ({
  lists: board.order.lists,
  cards: Object.fromEntries(board.order.lists.map((id) => [id, cardsOf(board, id)])),
})

export const byRank = (a: { rank: string; id: string }, b: { rank: string; id: string }): number =>
  a.rank < b.rank || (a.rank === b.rank && a.id < b.id) ? -1 : 1

/** The state that one more entry leaves. */
export function stateAfter({ board, bodies }: State, entry: Entry): State {
  const later = new Map(bodies)
  for (const id of entry.events.flatMap(cardsNamedIn)) later.set(id, foldBody(bodies.get(id) ?? emptyBody, id, [entry]))
  return stateOf(evolve(board, entry), later)
}

function stateOf(board: Board, bodies: ReadonlyMap<CardId, Body>): State {
  const facts = new Map<string, string>()
  const say = (key: string, value: unknown) => facts.set(key, JSON.stringify(value))
  const { archive } = board
  say('board title', board.title)
  say('board description', board.description)
  say('board color', board.color)
  say('board prefix', board.prefix)
  say('board linkRole', board.linkRole)
  say('board there', board.archivedAt === null)
  for (const list of allListsOf(board)) {
    say(`list ${list.id} there`, board.lists[list.id] !== undefined)
    say(`list ${list.id} title`, list.title)
    say(`list ${list.id} limit`, list.limit)
  }
  for (const { id, name, color } of [...Object.values(board.labels), ...Object.values(archive.labels)]) {
    say(`label ${id} there`, board.labels[id] !== undefined)
    say(`label ${id} name`, name)
    say(`label ${id} color`, color)
  }
  const archived = Object.values<ArchivedCard>(archive.cards)
  for (const card of [...Object.values<Card>(board.cards), ...archived]) {
    // What went with its list is where its list is.
    say(`card ${card.id} there`, !archived.some(({ id, withList }) => id === card.id && !withList))
    sayFace(card, say)
    const body = bodies.get(card.id)
    if (body) sayBody(card.id, body, say)
  }
  return { board, bodies, facts }
}

type Say = (key: string, value: unknown) => void

function sayFace({ id, title, listId, labels = [], people = [], due, cover }: Card, say: Say): void {
  say(`card ${id} title`, title)
  say(`card ${id} list`, listId)
  say(`card ${id} due`, due?.at ?? null)
  say(`card ${id} done`, due?.done ?? null)
  say(`card ${id} cover`, cover ?? null)
  for (const label of labels) say(`card ${id} label ${label}`, true)
  for (const person of people) say(`card ${id} person ${person}`, true)
}

function sayBody(id: CardId, body: Body, say: Say): void {
  say(`card ${id} description`, body.description)
  for (const one of Object.values(body.checklists)) {
    say(`card ${id} ${one.id} there`, true)
    say(`card ${id} ${one.id} text`, one.title)
  }
  for (const one of Object.values(body.items)) {
    say(`card ${id} ${one.id} there`, true)
    say(`card ${id} ${one.id} text`, one.text)
    say(`card ${id} ${one.id} done`, one.done)
    say(`card ${id} ${one.id} person`, one.person)
    say(`card ${id} ${one.id} due`, one.due)
    say(`card ${id} ${one.id} within`, one.checklistId)
  }
  for (const one of Object.values(body.comments)) {
    say(`card ${id} ${one.id} there`, [one.author, one.at])
    say(`card ${id} ${one.id} text`, one.text)
  }
  for (const { name, ...file } of Object.values(body.attachments)) {
    say(`card ${id} ${file.id} there`, file)
    say(`card ${id} ${file.id} text`, name)
  }
}
