import { expect } from 'vitest'
import { accessTypes } from '../access.ts'
import { type Board, cardsOf } from '../board.ts'
import { checklistsOf, itemsOf } from '../checklist.ts'
import { decide } from '../decide.ts'
import type { RejectionCode } from '../decision.ts'
import { cardsNamedIn, type Entry, type Event } from '../event.ts'
import type { ListId } from '../id.ts'
import { isErasing } from '../is-erasing.ts'
import { sayingOf } from '../saying.ts'
import { undidOnlyAfter, undoneBy } from '../undone.ts'
import { allCardsOf, allListsOf, differences, orderOf, type State, stateAfter, statesOf } from './facts.ts'
import { entry as entryOf, undo } from './given.ts'
import { pastIn } from './past.ts'

/**
 * Undoes entries of a history, and holds what comes of it against the states that were: what is accepted has brought
 * back what was there before, and nothing else; what is refused names an entry that has changed the same, or something
 * that is gone since; what no later entry has touched is not refused.
 */

/** `kind` is the type of what was asked for first. */
export type Verdict = { readonly kind: string; readonly outcome: 'undone' | RejectionCode }

export function createUndoCheck(entries: readonly Entry[]) {
  const states = statesOf(entries)
  const touched = entries.map((entry, index) => {
    const facts = differences(at(states, index).facts, at(states, index + 1).facts)
    return new Set([...facts, ...placesIn(entry, at(states, index).board), ...erasedBy(entry)])
  })
  const live = liveIn(entries)
  const now = at(states, entries.length)

  return (entry: Entry): Verdict | null => {
    const index = entry.seq - 1
    const before = at(states, index)
    const changed = at(touched, index)
    const later = entries.slice(entry.seq)
    const laterTouched = later.map(({ seq }) => at(touched, seq - 1))
    const reach = reachOf(entry, changed, before, now)
    const passed = passedBy(entry, before)
    const meets = (one: ReadonlySet<string>) => [...one].some((fact) => reach.isIn(fact) || passed.has(fact))

    const asked = undo(entry)
    const decision = decide(now.board, null, entry.actor, asked, pastIn(entries, entry.actor, asked))
    const { type: kind, isDone } = sayingOf(entry.events[0])
    const told = JSON.stringify({ entry, decision, changed: [...changed] })

    if (decision.kind === 'unchanged') throw new Error(`an undoing is never without effect: ${told}`)
    if (decision.kind === 'rejected') {
      const { code, seq, actor } = decision.rejection
      // A role that is gone and a board that is archived say nothing of the entry.
      if (code === 'forbidden' || code === 'board-archived') return null
      if (code === 'not-undoable') expect(entry.events.some(isFinal), told).toBe(true)
      else if (code === 'already-undone') expect(live.has(entry.seq), told).toBe(false)
      else {
        const by = seq === undefined ? undefined : entries[seq - 1]
        if (code === 'changed-since') {
          expect(by?.actor, told).toBe(actor)
          expect(by && by.seq > entry.seq && live.has(by.seq), told).toBe(true)
          expect(by && meets(at(touched, by.seq - 1)), told).toBe(true)
        } else expect(goneCodes.has(code), told).toBe(true)
        expect(laterTouched.some(meets), `nothing later has touched it: ${told}`).toBe(true)
      }
      return code === 'not-undoable' ? null : { kind, outcome: code }
    }

    expect(live.has(entry.seq), told).toBe(true)
    // Nobody's change that stands is taken back with it.
    const standing = later.filter((one) => live.has(one.seq) && !undidOnlyAfter(entry.seq, one))
    const others = new Set(standing.flatMap(({ seq }) => [...at(touched, seq - 1)]))
    const lost = [...changed].filter((fact) => isFact(fact) && !reach.isOfMade(fact) && others.has(fact))
    expect(lost, told).toEqual([])
    const undone = { ...entryOf(entries.length + 1, entry.actor, decision.events), commandId: asked.commandId }
    const after = stateAfter(now, undone)
    for (const fact of changed)
      if (isFact(fact) && !reach.isOfMade(fact))
        expect(after.facts.get(fact), `${fact} of ${told}`).toBe(before.facts.get(fact))
    for (const fact of reach.made) expect(isThere(after, fact), `${fact} of ${told}`).toBe(false)
    for (const fact of differences(now.facts, after.facts))
      expect(reach.isIn(fact) || fact.endsWith(' cover'), `${fact} is changed too: ${told}`).toBe(true)
    const moved = new Set(laterTouched.flatMap((facts) => [...facts]))
    expectPlacesBack(entry, before, after, moved, told)

    const again = undo(undone)
    const redone = decide(after.board, null, entry.actor, again, pastIn([...entries, undone], entry.actor, again))
    if (redone.kind !== 'accepted') throw new Error(`it is not done again: ${JSON.stringify(redone)} ${told}`)
    const whole = stateAfter(after, entryOf(entries.length + 2, entry.actor, redone.events))
    expect([...differences(now.facts, whole.facts)], `done again: ${told}`).toEqual([])
    expect(orderOf(whole.board), told).toEqual(orderOf(now.board))
    return { kind: isDone ? kind : `${kind}, undone`, outcome: 'undone' }
  }
}

const goneCodes: ReadonlySet<string> = new Set([
  'card-archived',
  'card-not-found',
  'list-archived',
  'label-archived',
  'checklist-not-found',
  'item-not-found',
])

const isFinal = ({ type }: Event): boolean =>
  accessTypes.has(type) || type === 'BoardCreated' || type === 'LinkAdded' || isErasing(type)

/** The entries that stand: each undoing turns over what it undid, in order. */
function liveIn(entries: readonly Entry[]): ReadonlySet<number> {
  const live = new Set(entries.map(({ seq }) => seq))
  const turn = (seq: number, isLive: boolean) => {
    if (isLive) live.add(seq)
    else live.delete(seq)
    const [first] = entries[seq - 1]?.events ?? []
    for (const target of first ? undoneBy({ events: [first] }) : []) turn(target, !isLive)
  }
  for (const entry of entries) for (const seq of undoneBy(entry)) turn(seq, false)
  return live
}

/** What an entry has put somewhere: these are not facts, for others move the ranks beside them. */
function placesIn({ events }: Entry, before: Board): string[] {
  const isRestoring = events[0].type === 'CardRestoredTo'
  return events.flatMap((event) => {
    switch (event.type) {
      // What comes back to where it stood at a moment may find others there.
      case 'ChecklistRestored':
        return isRestoring ? [`card ${event.cardId} ${event.checklistId} place`] : []
      case 'ItemRestored':
        return isRestoring ? [`card ${event.cardId} ${event.itemId} place`] : []
      case 'CardMoved':
      case 'CardsMoved':
        return cardsNamedIn(event).map((id) => `card ${id} place`)
      case 'ListSorted':
      case 'ListReordered':
        return [...allCardsOf(before, event.listId).map(({ id }) => `card ${id} place`), orderOfCards(event.listId)]
      case 'ListMoved':
        return [`list ${event.listId} place`]
      case 'ChecklistMoved':
        return [`card ${event.cardId} ${event.checklistId} place`]
      case 'ItemMoved':
        return [`card ${event.cardId} ${event.itemId} place`]
      default:
        return []
    }
  })
}

/** A description that is erased is written, though it was empty then: what it was before cannot come back. */
const erasedBy = ({ events }: Entry): string[] =>
  events.flatMap((event) =>
    event.type === 'TextsErased' && event.of.kind === 'description' ? [`card ${event.of.cardId} description`] : [],
  )

/** What undoing many at once has changed and changed back on its way: written all the same, though no state shows it. */
function passedBy({ seq, actor, events }: Entry, before: State): ReadonlySet<string> {
  const passed = new Set<string>()
  if (events[0].type !== 'EverythingUndone' && events[0].type !== 'CommandUndone') return passed
  let state = before
  for (const event of events) {
    const next = stateAfter(state, entryOf(seq, actor, [event]))
    for (const fact of differences(state.facts, next.facts)) passed.add(fact)
    state = next
  }
  return passed
}

const orderOfCards = (listId: string): string => `list ${listId} order`

/** The lists within which an entry has moved cards: that such a list is sorted counts, though they were away then. */
const sortedAround = (event: Event): string[] => {
  if (event.type === 'CardMoved') return event.from.listId === event.listId ? [orderOfCards(event.listId)] : []
  if (event.type !== 'CardsMoved') return []
  return event.from.some(({ listId }) => listId === event.listId) ? [orderOfCards(event.listId)] : []
}

const isFact = (fact: string): boolean => !fact.endsWith(' place') && !fact.endsWith(' order')

/** What undoing an entry may touch: what it changed, all of what it made, and whether what it names is there. */
function reachOf({ events }: Entry, changed: ReadonlySet<string>, before: State, now: State) {
  const made = [...changed].filter((fact) => fact.endsWith(' there') && !before.facts.has(fact))
  const prefixes = made.map((fact) => fact.slice(0, -'there'.length))
  const isWithin = (fact: string) => prefixes.some((prefix) => fact.startsWith(prefix) && fact !== `${prefix}there`)
  const named: readonly string[] = JSON.stringify(events).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? []
  // A card goes with its list.
  const ids = [...named, ...named.flatMap((id) => now.facts.get(`card ${id} list`)?.slice(1, -1) ?? [])]
  const isOfNamed = (fact: string) => fact.endsWith(' there') && ids.some((id) => fact.includes(id))
  const isOfMade = (fact: string) => prefixes.some((prefix) => fact.startsWith(prefix))
  const orders = new Set(events.flatMap(sortedAround))
  // What is within a checklist goes with it.
  const isBeside = (fact: string) =>
    fact.endsWith(' within') || fact === 'board there' || (made.length > 0 && fact.endsWith(' place'))
  return {
    made: made.filter((fact) => !isWithin(fact)),
    isOfMade,
    isIn: (fact: string) =>
      changed.has(fact) || isOfMade(fact) || orders.has(fact) || isOfNamed(fact) || isBeside(fact),
  }
}

/** Whether something is there; a card is where its list is. */
function isThere({ facts }: State, fact: string): boolean {
  const list = facts.get(fact.replace(/ there$/, ' list'))?.slice(1, -1)
  return (facts.get(fact) ?? 'false') !== 'false' && (list === undefined || facts.get(`list ${list} there`) === 'true')
}

/** What was moved stands between the neighbours that it had, as far as those stand where they stood. */
function expectPlacesBack(entry: Entry, before: State, after: State, moved: ReadonlySet<string>, told: string): void {
  const own = new Set(placesIn(entry, before.board))
  const expectOrder = ({ name, of, sortedBy }: OrderBack) => {
    const [was, is] = [of(before), of(after)]
    const isMoved = (id: string) => !own.has(name(id)) && moved.has(name(id))
    // Where it was sorted since, what stood below something else goes where that is now.
    const isLed = (id: string) => {
      const above = was.slice(0, was.indexOf(id)).findLast((one) => is.includes(one) && !own.has(name(one)))
      return moved.has(sortedBy ?? '') && above !== undefined && isMoved(above)
    }
    const stays = (id: string) => (own.has(name(id)) ? !isLed(id) : !isMoved(id))
    const isMate = (id: string) => was.includes(id) && is.includes(id) && stays(id)
    expect(is.filter(isMate), told).toEqual(was.filter(isMate))
  }
  const sorted = new Set(entry.events.flatMap((event) => (isSorting(event) ? [event.listId] : [])))
  for (const event of entry.events) for (const order of ordersBackIn(event, before, sorted)) expectOrder(order)
}

type OrderBack = {
  readonly name: (id: string) => string
  readonly of: (state: State) => readonly string[]
  /** What says that it was sorted. */
  readonly sortedBy?: string
}

const isSorting = (event: Event): event is Event<'ListSorted' | 'ListReordered'> =>
  event.type === 'ListSorted' || event.type === 'ListReordered'

/** The orders into which an event's undoing puts something back. What is archived stands beside what is sorted. */
function ordersBackIn(event: Event, before: State, sorted: ReadonlySet<string>): OrderBack[] {
  const cardName = (id: string) => `card ${id} place`
  const ordered = (board: Board, listId: ListId) =>
    sorted.has(listId) ? cardsOf(board, listId) : allCardsOf(board, listId).map(({ id }) => id)
  switch (event.type) {
    case 'CardMoved':
    case 'CardsMoved':
      return [...new Set(cardsNamedIn(event).flatMap((id) => before.board.cards[id]?.listId ?? []))].map((listId) => ({
        name: cardName,
        of: ({ board }) => ordered(board, listId),
        sortedBy: orderOfCards(listId),
      }))
    case 'ListSorted':
    case 'ListReordered':
      return [{ name: cardName, of: ({ board }) => cardsOf(board, event.listId) }]
    case 'ListMoved':
      return [{ name: (id) => `list ${id} place`, of: ({ board }) => allListsOf(board).map(({ id }) => id) }]
    case 'ChecklistMoved':
      return [
        {
          name: (id) => `card ${event.cardId} ${id} place`,
          of: ({ bodies }) => checklistsOf(bodies.get(event.cardId)?.checklists ?? {}).map(({ id }) => id),
        },
      ]
    case 'ItemMoved':
      return [
        {
          name: (id) => `card ${event.cardId} ${id} place`,
          of: ({ bodies }) =>
            itemsOf(bodies.get(event.cardId)?.items ?? {}, event.from.checklistId).map(({ id }) => id),
        },
      ]
    default:
      return []
  }
}

function at<T>(list: readonly T[], index: number): T {
  const one = list[index]
  if (one === undefined) throw new Error(`there is nothing at ${index}`)
  return one
}
