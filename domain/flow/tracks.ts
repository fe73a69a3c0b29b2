import type { Event, EventType, Foldable } from '../event.ts'
import type { CardId, ListId } from '../id.ts'

/** Where a card went: into a list; or, with null, off the board: into the archive, to another board, or for good. */
export type Step = { readonly at: number; readonly list: ListId | null }
/** A card's way over the board, oldest step first. It has no words: whoever shows it asks the board for them. */
export type Track = { readonly number: number; readonly steps: readonly Step[] }

/** The ways of all cards that were ever on a board: a third fold of its log, that grows in place. */
export type Tracks = {
  readonly seq: number
  /** When the newest entry was made, and the first; 0 before there is one. */
  readonly at: number
  readonly beganAt: number
  readonly cards: ReadonlyMap<CardId, Track>
  /** How many steps all cards have made. */
  readonly steps: number
  apply(entries: readonly Timed[]): void
}
type Timed = Foldable & { readonly at: number }

export function openTracks(): Tracks {
  const draft: Draft = { cards: new Map(), on: new Map(), wentWith: new Map(), steps: 0 }
  const now = { seq: 0, at: 0, beganAt: 0 }
  return {
    get seq() {
      return now.seq
    },
    get at() {
      return now.at
    },
    get beganAt() {
      return now.beganAt
    },
    cards: draft.cards,
    get steps() {
      return draft.steps
    },
    apply: (entries) => {
      for (const { seq, at, events } of entries) {
        if (now.seq === 0) now.beganAt = at
        Object.assign(now, { seq, at })
        for (const event of events) if (isFollowed(event)) follow(draft, event, at)
      }
    },
  }
}

type Draft = {
  readonly cards: Map<CardId, { readonly number: number; readonly steps: Step[] }>
  /** The cards of each list. */
  readonly on: Map<ListId, Set<CardId>>
  /** The cards that went to the archive with their list, and come back with it. */
  readonly wentWith: Map<ListId, Set<CardId>>
  steps: number
}

function add(draft: Draft, cardId: CardId, number: number, listId: ListId, at: number): void {
  if (!draft.cards.has(cardId)) draft.cards.set(cardId, { number, steps: [] })
  step(draft, cardId, listId, at)
}

/** A card that stays in its list makes no step, nor does one that is not known. */
function step(draft: Draft, cardId: CardId, list: ListId | null, at: number): void {
  const track = draft.cards.get(cardId)
  const last = track?.steps.at(-1)?.list ?? null
  if (!track || last === list) return
  if (last !== null) draft.on.get(last)?.delete(cardId)
  if (list !== null) cardsOn(draft.on, list).add(cardId)
  track.steps.push({ at, list })
  draft.steps += 1
}

/** Moves a card that is on the board: as in the fold of the board, what is archived stays where it is. */
function move(draft: Draft, cardId: CardId, list: ListId | null, at: number): void {
  if (draft.cards.get(cardId)?.steps.at(-1)?.list) step(draft, cardId, list, at)
}

function restore(draft: Draft, cardId: CardId, at: number): void {
  const list = lastList(draft, cardId)
  if (list === null) return
  draft.wentWith.get(list)?.delete(cardId)
  step(draft, cardId, list, at)
}

const lastList = (draft: Draft, cardId: CardId): ListId | null =>
  draft.cards.get(cardId)?.steps.findLast(({ list }) => list !== null)?.list ?? null

function cardsOn(lists: Map<ListId, Set<CardId>>, list: ListId): Set<CardId> {
  const known = lists.get(list)
  if (known) return known
  const none = new Set<CardId>()
  lists.set(list, none)
  return none
}

type Follows<T extends EventType> = { readonly [K in T]: (draft: Draft, event: Event<K>, at: number) => void }
type Followed = keyof typeof follows

/** What takes a card into a list or off the board. A test compares it with the fold of the board. */
const follows = {
  CardAdded: (draft, { cardId, number, listId }, at) => add(draft, cardId, number, listId, at),
  CardsAdded: (draft, { cards, numbers, listId }, at) => {
    for (const [index, { cardId }] of cards.entries()) add(draft, cardId, numbers[index] ?? 0, listId, at)
  },
  // On the board that it came from it has another way, which this board does not know.
  CardArrived: (draft, { card }, at) => add(draft, card.id, card.number, card.listId, at),
  CardMoved: (draft, { cardId, listId }, at) => move(draft, cardId, listId, at),
  CardsMoved: (draft, { cardIds, listId }, at) => {
    for (const cardId of cardIds) move(draft, cardId, listId, at)
  },
  CardArchived: (draft, { cardId }, at) => move(draft, cardId, null, at),
  CardsArchived: (draft, { cardIds }, at) => {
    for (const cardId of cardIds) move(draft, cardId, null, at)
  },
  CardRestored: (draft, { cardId }, at) => restore(draft, cardId, at),
  CardsRestored: (draft, { cardIds }, at) => {
    for (const cardId of cardIds) restore(draft, cardId, at)
  },
  ListArchived: (draft, { listId }, at) => {
    const cards = [...cardsOn(draft.on, listId)]
    for (const cardId of cards) step(draft, cardId, null, at)
    draft.wentWith.set(listId, new Set([...cardsOn(draft.wentWith, listId), ...cards]))
  },
  ListRestored: (draft, { listId }, at) => {
    for (const cardId of cardsOn(draft.wentWith, listId)) restore(draft, cardId, at)
  },
  CardMovedToBoard: (draft, { cardId }, at) => move(draft, cardId, null, at),
  // It was archived before. What it did on the board stays done.
  CardDeleted: (draft, { cardId }) => {
    const list = lastList(draft, cardId)
    if (list !== null) draft.wentWith.get(list)?.delete(cardId)
  },
} satisfies Partial<Follows<EventType>>

const isFollowed = (event: Event): event is Event<Followed> => Object.hasOwn(follows, event.type)

function follow<T extends Followed>(draft: Draft, event: Event<T>, at: number): void {
  const table: Follows<Followed> = follows
  table[event.type](draft, event, at)
}
