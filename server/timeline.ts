import type { EventLog, Stamp } from '../db/event-log.ts'
import type { BoardId, UserId } from '../domain/id.ts'
import type { Person } from '../domain/person.ts'
import type { Timeline } from '../domain/wire.ts'
import { pause } from './pause.ts'

/** So many entries of a piece are asked who made them. */
const samplesMax = 8
const facesMax = 5

/**
 * [H71] The log from `after` on in `count` pieces of equal time. Since `at` never goes back, where each piece ends is searched for by
 * halves, all of them side by side; who was active is known from samples. So little is read, however long the log is.
 */
export async function timelineOf(
  log: Pick<EventLog, 'epoch' | 'head' | 'stamps'>,
  board: BoardId,
  after: number,
  count: number,
  show: (id: UserId) => Person,
): Promise<Timeline | null> {
  const head = await log.head(board)
  const [first] = await log.stamps(board, [Math.max(1, after)])
  if (!head || !first) return null
  const from = first.at
  const wide = (head.at - from) / count
  const begins = Array.from({ length: wide === 0 ? 1 : count }, (_, index) => from + index * wide)
  const borders = [...(await lastBefore(log, board, begins.slice(1), Math.max(1, after), head.seq)), head.seq]

  const sampled = borders.map((upTo, index) => samplesOf(borders[index - 1] ?? after, upTo))
  const stamps = await stampsOf(log, board, sampled.flat())
  const faces = sampled.map((seqs) => mostActive(seqs.flatMap((seq) => stamps.get(seq)?.actor ?? [])))
  return {
    epoch: log.epoch,
    seq: head.seq,
    from: new Date(from).toISOString(),
    to: new Date(head.at).toISOString(),
    buckets: begins.map((at, index) => {
      const upTo = borders[index] ?? head.seq
      const entries = upTo - (borders[index - 1] ?? after)
      return { at: new Date(at).toISOString(), seq: upTo, entries, people: faces[index] ?? [] }
    }),
    people: [...new Set(faces.flat())].map(show),
  }
}

/** Of each moment the newest entry that is before it. */
async function lastBefore(
  log: Pick<EventLog, 'stamps'>,
  board: BoardId,
  moments: readonly number[],
  first: number,
  head: number,
): Promise<number[]> {
  const searches = moments.map((at) => ({ at, low: first, high: head }))
  for (;;) {
    const open = searches.filter(({ low, high }) => low < high)
    if (open.length === 0) return searches.map(({ low }) => low)
    const stamps = await stampsOf(log, board, open.map(middleOf))
    for (const search of open) {
      const middle = middleOf(search)
      const stamp = stamps.get(middle)
      if (stamp && stamp.at < search.at) search.low = middle
      else search.high = middle - 1
    }
    await pause()
  }
}

const middleOf = ({ low, high }: { low: number; high: number }): number => (low + high + 1) >>> 1

async function stampsOf(log: Pick<EventLog, 'stamps'>, board: BoardId, seqs: readonly number[]) {
  const found = await log.stamps(board, [...new Set(seqs)])
  return new Map<number, Stamp>(found.map((stamp) => [stamp.seq, stamp]))
}

/** Some entries after `after` up to `upTo`, evenly spread: all of them where they are few. */
function samplesOf(after: number, upTo: number): number[] {
  const count = Math.min(samplesMax, upTo - after)
  return Array.from({ length: count }, (_, index) => after + Math.ceil(((index + 1) * (upTo - after)) / count))
}

function mostActive(actors: readonly UserId[]): UserId[] {
  const counts = new Map<UserId, number>()
  for (const actor of actors) counts.set(actor, (counts.get(actor) ?? 0) + 1)
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, facesMax)
    .map(([actor]) => actor)
}

const windowEntries = 10_000

/** [H72] The nearest entry of a person before or after another; null where there is none. The log is read in windows. */
export async function entryBeside(
  log: Pick<EventLog, 'head' | 'seqBy'>,
  board: BoardId,
  actor: UserId,
  beside: { readonly after: number } | { readonly before: number },
): Promise<number | null> {
  const head = (await log.head(board))?.seq ?? 0
  if ('after' in beside) {
    for (let low = beside.after; low < head; low += windowEntries) {
      const found = await log.seqBy(board, actor, low, low + windowEntries, 'first')
      if (found !== null) return found
      await pause()
    }
    return null
  }
  for (let high = Math.min(beside.before - 1, head); high > 0; high -= windowEntries) {
    const found = await log.seqBy(board, actor, Math.max(0, high - windowEntries), high, 'last')
    if (found !== null) return found
    await pause()
  }
  return null
}
