import type { ListId } from '../id.ts'
import type { Track } from './tracks.ts'

/** What counts as begun and as done, on the lists that a board has now, in their order. */
export type Aim = {
  readonly lists: readonly ListId[]
  /** A card is done in this list, and in those after it; null: the board has no list. */
  readonly done: ListId | null
  /** It has begun in this list, and in those between; null: when it was added. */
  readonly from: ListId | null
}

/** What an aim comes to, by the places of lists. A list that is not on the board has none. */
export type Stages = {
  readonly placeOf: (list: ListId) => number
  readonly isDone: (list: ListId) => boolean
  readonly isBegun: (list: ListId) => boolean
}

/** The aim that was asked for, as far as the board has it: else the last list, and from the second of three or more. */
export function aimAt(lists: readonly ListId[], done: ListId | null, from: ListId | 'added' | null): Aim {
  const last = done !== null && lists.includes(done) ? done : (lists.at(-1) ?? null)
  const before = last === null ? [] : lists.slice(0, lists.indexOf(last))
  const second = before.length > 1 ? (before[1] ?? null) : null
  const first = from === 'added' ? null : from !== null && before.includes(from) ? from : second
  return { lists, done: last, from: first }
}

export function stagesOf({ lists, done, from }: Aim): Stages {
  const places = new Map(lists.map((list, place) => [list, place]))
  const placeOf = (list: ListId) => places.get(list) ?? -1
  const donePlace = done === null ? lists.length : placeOf(done)
  const fromPlace = from === null ? -1 : placeOf(from)
  return {
    placeOf,
    isDone: (list) => placeOf(list) >= donePlace,
    isBegun: (list) => placeOf(list) >= fromPlace && placeOf(list) < donePlace,
  }
}

/**
 * When a card was done: when it came to where it is done and did not go back from there; what is archived or gone
 * since stays done. And how long it took, without what it spent in the archive; null where it was never begun, as what
 * is added right where it is done.
 */
export type Way = { readonly doneAt: number; readonly tookMs: number | null }

/** Null: it is not done. */
export function wayOf({ steps }: Track, { isDone, isBegun }: Stages): Way | null {
  let done: { readonly at: number; readonly tookMs: number | null } | null = null
  let tookMs: number | null = null
  let since: number | null = null
  for (const { at, list } of steps) {
    if (since !== null && tookMs !== null) tookMs += at - since
    since = list === null ? null : at
    if (list === null) continue
    if (!isDone(list)) done = null
    else done ??= { at, tookMs }
    if (isBegun(list)) tookMs ??= 0
  }
  return done && { doneAt: done.at, tookMs: done.tookMs }
}
