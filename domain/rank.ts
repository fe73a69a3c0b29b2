import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import type { Rank } from './board.ts'

/** Past this many characters a list is spaced evenly again. */
export const rankCharsMax = 40

/** Ids in order, and the records that have their ranks. The records may hold more than the lane does. */
export type Lane<I extends string> = {
  readonly ids: readonly I[]
  readonly things: Readonly<Record<I, { readonly rank: Rank }>>
}

/** What is on the board, and what is archived of the same: a thing has its neighbours in both. */
export type Lanes<I extends string> = readonly [live: Lane<I>, archived: Lane<I>]

/** Whether `(rank, id)` of one comes before that of another. */
export const comesBefore = (rank: Rank, id: string, otherRank: Rank, otherId: string): boolean =>
  rank < otherRank || (rank === otherRank && id < otherId)

/** The index in a lane at which `(rank, id)` stands, or would stand. */
export function indexIn<I extends string>({ ids, things }: Lane<I>, rank: Rank, id: I): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = ids[middle]
    if (other !== undefined && comesBefore(things[other].rank, other, rank, id)) low = middle + 1
    else high = middle
  }
  return low
}

/** The rank of a thing that stands in one of the lanes. */
export function rankIn<I extends string>(lanes: readonly Lane<I>[], id: I): Rank | undefined {
  for (const lane of lanes) {
    const rank = lane.things[id]?.rank
    if (rank !== undefined && lane.ids[indexIn(lane, rank, id)] === id) return rank
  }
  return undefined
}

/**
 * The rank for a thing that is to stand after `after` (null: at the top; undefined, or one that no lane holds: at the
 * end), beside everything else in the lanes. Lanes are what is on the board and what is archived of the same list, so
 * that an archived neighbour holds its place and no rank is given twice.
 */
export const rankAfter = <I extends string>(lanes: readonly Lane<I>[], after: I | null | undefined, moving: I): Rank =>
  generateKeyBetween(...gapAfter(lanes, after, new Set([moving])))

/** The ranks for things that are to stand there one after another. */
export const ranksAfter = <I extends string>(
  lanes: readonly Lane<I>[],
  after: I | null | undefined,
  moving: readonly I[],
): Rank[] => generateNKeysBetween(...gapAfter(lanes, after, new Set(moving)), moving.length)

/**
 * The ranks for things that go back to where they stood: those that they had, or right below who has that one by now.
 * What is pending still is to go back itself: it holds no rank. A long lane is not gone through for it.
 */
export function ranksBack<I extends string>(
  lanes: readonly Lane<I>[],
  things: readonly { readonly id: I; readonly rank: Rank }[],
  isPending: (id: I) => boolean,
): Rank[] {
  const going = new Set(things.map(({ id }) => id))
  const stays = (id: I) => !going.has(id) && !isPending(id)
  const given = new Set<Rank>()
  const give = (rank: Rank): Rank => {
    given.add(rank)
    return rank
  }
  const isTaken = (rank: Rank) => given.has(rank) || lanes.some((lane) => rankFrom(lane, rank, stays) === rank)
  const isFree = things.map(({ rank }) => !isTaken(rank) && give(rank) === rank)
  return things.map(({ rank }, index) => {
    if (isFree[index]) return rank
    const below = lanes.map((lane) => rankFrom(lane, rank, stays, true))
    return give(generateKeyBetween(rank, lowest([...below, ...[...given].filter((one) => one > rank)])))
  })
}

/**
 * What `ranksBackAmong` says, for few things: `before` are the lanes in which they stood then, and neither these nor those
 * of now are gone through. What is pending still is to go back itself.
 */
export function ranksBackBelow<I extends string>(
  lanes: readonly Lane<I>[],
  things: readonly I[],
  before: readonly Lane<I>[],
  isPending: (id: I) => boolean,
): Rank[] {
  const going = new Set(things)
  const stays = (id: I) => !going.has(id) && !isPending(id)
  const back = new Map<I, Rank>()
  const put = (ids: readonly I[], above: Rank | null) => {
    if (ids.length === 0) return
    const below = lowest(lanes.map((lane) => rankFrom(lane, above ?? '', stays, above !== null)))
    const ranks = generateNKeysBetween(above, below, ids.length)
    for (const [index, id] of ids.entries()) back.set(id, ranks[index] ?? '')
  }
  const stood = things
    .flatMap((id) => ({ id, rank: rankIn(before, id) }))
    .flatMap(({ id, rank }) => (rank === undefined ? [] : [{ id, rank }]))
    .sort((a, b) => (comesBefore(a.rank, a.id, b.rank, b.id) ? -1 : 1))
  let above: Rank | null = null
  let run: I[] = []
  for (const { id, rank } of stood) {
    const last = run.at(-1)
    for (const other of upwardsFrom(before, rank, id)) {
      // From there on it is as it was for that one.
      if (other === last) break
      const now = stays(other) ? rankIn(lanes, other) : undefined
      if (now === undefined) continue
      put(run, above)
      run = []
      above = now
      break
    }
    run.push(id)
  }
  put(run, above)
  const strange = things.filter((id) => !back.has(id))
  put(strange, highest([...lanes.map((lane) => lastRank(lane, stays)), ...back.values()]))
  return things.map((id) => back.get(id) ?? '')
}

/** What stood above a place in lanes, the nearest first. */
function* upwardsFrom<I extends string>(lanes: readonly Lane<I>[], rank: Rank, id: I): Generator<I> {
  const places = lanes.map((lane) => ({ ...lane, at: indexIn(lane, rank, id) - 1 }))
  for (;;) {
    let nearest: { readonly id: I; readonly rank: Rank; readonly place: { at: number } } | null = null
    for (const place of places) {
      const other = place.ids[place.at]
      if (other === undefined) continue
      const { rank: its } = place.things[other]
      if (!nearest || comesBefore(nearest.rank, nearest.id, its, other)) nearest = { id: other, rank: its, place }
    }
    if (!nearest) return
    nearest.place.at -= 1
    yield nearest.id
  }
}

/** The last rank of those in a lane that stay. */
function lastRank<I extends string>({ ids, things }: Lane<I>, stays: (id: I) => boolean): Rank | null {
  for (let at = ids.length - 1; ; at--) {
    const id = ids[at]
    if (id === undefined) return null
    if (stays(id)) return things[id].rank
  }
}

/** The first rank of those in a lane that stay, from a rank on, or past it. */
function rankFrom<I extends string>(
  { ids, things }: Lane<I>,
  rank: Rank,
  stays: (id: I) => boolean,
  isPast = false,
): Rank | null {
  let [low, high] = [0, ids.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const id = ids[middle]
    const other = id === undefined ? rank : things[id].rank
    if (other < rank || (isPast && other === rank)) low = middle + 1
    else high = middle
  }
  for (let at = low; ; at++) {
    const id = ids[at]
    if (id === undefined) return null
    if (stays(id)) return things[id].rank
  }
}

/**
 * The same where the ranks that they had say nothing now. `before` is the order in which they stood then, with all that
 * stood there: each comes right below the next above it that is there now. Those that come one after another share the
 * gap that they come into, so that no rank grows long.
 */
export function ranksBackAmong<I extends string>(
  lanes: readonly Lane<I>[],
  things: readonly I[],
  before: readonly I[],
): Rank[] {
  const going = new Set(things)
  const taken = [...takenIn(lanes, going)].sort((a, b) => (a < b ? -1 : 1))
  const back = new Map<I, Rank>()
  const put = (ids: readonly I[], above: Rank | null) => {
    // Nearly all of a long order stays: no gap is searched for where nothing comes.
    if (ids.length === 0) return
    const below = taken[above === null ? 0 : countUpTo(taken, above)] ?? null
    const ranks = generateNKeysBetween(above, below, ids.length)
    for (const [index, id] of ids.entries()) back.set(id, ranks[index] ?? '')
  }
  let above: Rank | null = null
  let run: I[] = []
  for (const id of before) {
    const rank = going.has(id) ? undefined : rankIn(lanes, id)
    if (going.has(id)) run.push(id)
    if (rank === undefined) continue
    put(run, above)
    run = []
    above = rank
  }
  put(run, above)
  const strange = things.filter((id) => !back.has(id))
  put(strange, highest([...taken, ...back.values()]))
  return things.map((id) => back.get(id) ?? '')
}

/** The ids of lanes in one order. */
export const idsOf = <I extends string>(lanes: readonly Lane<I>[]): I[] =>
  lanes
    .flatMap(({ ids, things }) => ids.map((id) => ({ id, rank: things[id].rank })))
    .sort((a, b) => (comesBefore(a.rank, a.id, b.rank, b.id) ? -1 : 1))
    .map(({ id }) => id)

const takenIn = <I extends string>(lanes: readonly Lane<I>[], besides: ReadonlySet<I>): Set<Rank> =>
  new Set(lanes.flatMap(({ ids, things }) => ids.filter((id) => !besides.has(id)).map((id) => things[id].rank)))

/** How many of these ranks, in order, are not above one. */
function countUpTo(ranks: readonly Rank[], rank: Rank): number {
  let [low, high] = [0, ranks.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = ranks[middle]
    if (other !== undefined && other <= rank) low = middle + 1
    else high = middle
  }
  return low
}

/** The neighbours of a place, apart from what is moving there. */
function gapAfter<I extends string>(
  lanes: readonly Lane<I>[],
  after: I | null | undefined,
  moving: ReadonlySet<I>,
): [Rank | null, Rank | null] {
  if (after === null) return [null, lowest(lanes.map((lane) => neighbour(lane, 0, 1, moving)))]
  const afterRank = after === undefined ? undefined : rankIn(lanes, after)
  if (after === undefined || afterRank === undefined)
    return [highest(lanes.map((lane) => neighbour(lane, lane.ids.length - 1, -1, moving))), null]
  return [afterRank, lowest(lanes.map((lane) => neighbour(lane, slotAfter(lane, afterRank, after), 1, moving)))]
}

/** How many of a lane stand before the slot after `(rank, id)`. */
export function slotAfter<I extends string>(lane: Lane<I>, rank: Rank, id: I): number {
  const index = indexIn(lane, rank, id)
  return lane.ids[index] === id ? index + 1 : index
}

type Ranked = { readonly id: string; readonly rank: Rank }

/** Things in order, spaced evenly. */
export function spaced<R extends Ranked>(things: readonly R[]): R[] {
  const ranks = generateNKeysBetween(null, null, things.length)
  return things.map((thing, index) => ({ ...thing, rank: ranks[index] ?? thing.rank }))
}

/** Things in order that stand between others, spaced evenly in each gap once those others are `spaced`. */
export function spacedBetween<R extends Ranked>(others: readonly Ranked[], things: readonly R[]): R[] {
  const ranks = generateNKeysBetween(null, null, others.length)
  const placed: R[] = []
  for (let gap = 0, next = 0; gap <= others.length; gap++) {
    const below = others[gap]
    const between: R[] = []
    for (let thing = things[next]; thing; thing = things[++next]) {
      if (below && comesBefore(below.rank, below.id, thing.rank, thing.id)) break
      between.push(thing)
    }
    const places = generateNKeysBetween(ranks[gap - 1] ?? null, ranks[gap] ?? null, between.length)
    for (const [place, thing] of between.entries()) placed.push({ ...thing, rank: places[place] ?? thing.rank })
  }
  return placed
}

function neighbour<I extends string>(lane: Lane<I>, index: number, step: 1 | -1, moving: ReadonlySet<I>): Rank | null {
  for (let at = index; ; at += step) {
    const id = lane.ids[at]
    if (id === undefined) return null
    if (!moving.has(id)) return lane.things[id].rank
  }
}

const lowest = (ranks: readonly (Rank | null)[]): Rank | null =>
  ranks.reduce((low, rank) => (low === null || (rank !== null && rank < low) ? rank : low), null)

const highest = (ranks: readonly (Rank | null)[]): Rank | null =>
  ranks.reduce((high, rank) => (high === null || (rank !== null && rank > high) ? rank : high), null)
