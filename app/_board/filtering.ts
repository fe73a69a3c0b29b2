import type { Board, Card } from '../../domain/board.ts'
import type { Command } from '../../domain/command.ts'
import { cardsNamedIn } from '../../domain/event.ts'
import type { CardId, ListId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { countChosen, createMatch, type Filter } from './filter.ts'

/** The filter of this page, and the board as it lets it be seen. */
export type Filtering = {
  readonly filter: Filter
  readonly isOn: boolean
  set(filter: Filter): void
  /** The board with the cards that are shown in its order; all of them are in its records. */
  readonly view: Board
  /** How many cards are shown. */
  readonly shown: number
  /** Time has passed: what is overdue may be other cards. */
  look(): void
  subscribe(tell: () => void): () => void
}

export type FilteringOptions = {
  readonly store: BoardStore
  readonly first: Filter
  readonly now: () => number
  /** The cards that I am at: they stay while I am, whatever becomes of them. */
  readonly mine: () => readonly CardId[]
}

type Lane = { readonly order: readonly CardId[]; readonly shown: readonly CardId[] }

const minuteMs = 60_000

/**
 * What of mine does not match stays until the filter is another: a card that I add, move or change does not vanish under my
 * hand. A card is asked once for as long as it and the filter are the same.
 */
export function createFiltering({ store, first, now, mine }: FilteringOptions): Filtering {
  const tells = new Set<() => void>()
  let filter = first
  const kept = new Set<CardId>()
  let lanes = new Map<ListId, Lane>()
  let seen: { readonly of: Board; readonly key: unknown; readonly board: Board; readonly shown: number } | null = null
  let match: { readonly key: readonly unknown[]; readonly ask: (card: Card) => boolean } | null = null
  let key = {}

  const isOn = () => countChosen(filter) > 0
  const matching = (): ((card: Card) => boolean) => {
    const { prefix, labels } = store.view
    const me = store.me?.id ?? null
    const minute = filter.due.length > 0 ? Math.floor(now() / minuteMs) : 0
    const wanted = [filter, prefix, labels, me, minute]
    if (match?.key.every((one, index) => one === wanted[index])) return match.ask
    const ask = remembered(createMatch(filter, { prefix, labels, me, now: now() }))
    match = { key: wanted, ask }
    return ask
  }

  const see = (): NonNullable<typeof seen> => {
    const board = store.view
    if (seen?.of === board && seen.key === key) return seen
    const ask = matching()
    for (const card of mine()) if (isShown(card)) kept.add(card)
    const next = new Map<ListId, Lane>()
    let shown = 0
    for (const list of board.order.lists) {
      const order = board.order.cards[list] ?? []
      const ids = order.filter((id) => {
        const card = board.cards[id]
        return card && (kept.has(id) || ask(card))
      })
      const before = lanes.get(list)?.shown
      next.set(list, { order, shown: before && isSame(before, ids) ? before : ids })
      shown += ids.length
    }
    lanes = next
    const cards = Object.fromEntries([...lanes].map(([list, lane]) => [list, lane.shown]))
    seen = { of: board, key, board: { ...board, order: { lists: board.order.lists, cards } }, shown }
    return seen
  }
  const isShown = (card: CardId): boolean => [...lanes.values()].some(({ shown }) => shown.includes(card))

  const changed = () => {
    key = {}
    for (const tell of tells) tell()
  }
  store.subscribe(() => {
    if (!isOn()) return
    for (const command of store.pending)
      for (const card of cardsMeant(command)) {
        if (kept.has(card)) continue
        kept.add(card)
        key = {}
      }
  })

  return {
    get filter() {
      return filter
    },
    get isOn() {
      return isOn()
    },
    set: (next) => {
      filter = next
      kept.clear()
      lanes = new Map()
      changed()
    },
    get view() {
      return isOn() ? see().board : store.view
    },
    get shown() {
      return see().shown
    },
    look: changed,
    subscribe: (tell) => {
      tells.add(tell)
      const unsubscribe = store.subscribe(tell)
      return () => {
        tells.delete(tell)
        unsubscribe()
      }
    },
  }
}

const cardsMeant = (command: Command): readonly CardId[] =>
  'newCardId' in command ? [...cardsNamedIn(command), command.newCardId] : cardsNamedIn(command)

function remembered(ask: (card: Card) => boolean): (card: Card) => boolean {
  const known = new WeakMap<Card, boolean>()
  return (card) => {
    const before = known.get(card)
    if (before !== undefined) return before
    const answer = ask(card)
    known.set(card, answer)
    return answer
  }
}

const isSame = (a: readonly CardId[], b: readonly CardId[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index])
