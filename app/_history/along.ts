import type { Timeline, WireEntry } from '../../domain/wire.ts'

/** Where on the strip, from 0 to 1, an entry is. The strip is even in time, and within a bar even in entries. */
export function placeOf(seq: number, { buckets }: Timeline): number {
  const index = buckets.findIndex((bucket) => bucket.seq >= seq)
  if (index < 0) return 1
  const { seq: last, entries } = buckets[index] ?? { seq, entries: 1 }
  return (index + (seq - last + entries) / Math.max(1, entries)) / buckets.length
}

/** The entry at a place on the strip; where nothing was done, the last one before it. */
export function seqAt(place: number, { buckets, seq: head }: Timeline): number {
  const along = Math.max(0, Math.min(1, place)) * buckets.length
  const bucket = buckets[Math.min(buckets.length - 1, Math.floor(along))]
  if (!bucket) return head
  const within = Math.min(1, along - Math.min(buckets.length - 1, Math.floor(along)))
  return Math.max(1, bucket.seq - bucket.entries + Math.round(within * bucket.entries))
}

/** The people of the bars around an entry: those of its own first. */
export function peopleNear(seq: number, { buckets, people }: Timeline, max: number): Timeline['people'] {
  const index = buckets.findIndex((bucket) => bucket.seq >= seq)
  const ids = [0, -1, 1].flatMap((step) => buckets[index + step]?.people ?? [])
  return [...new Set(ids)].slice(0, max).flatMap((id) => people.find((person) => person.id === id) ?? [])
}

/** The strip with what was done since it was read: that is in its last bar. */
export function withLater(timeline: Timeline, entries: readonly WireEntry[]): Timeline {
  const later = entries.filter((entry) => entry.seq > timeline.seq)
  const [newest, last] = [later.at(-1), timeline.buckets.at(-1)]
  if (!newest || !last) return timeline
  const known = new Set(timeline.people.map(({ id }) => id))
  const people = [...new Set([...last.people, ...later.map(({ actor }) => actor.id)])]
  const bucket = { ...last, seq: newest.seq, entries: last.entries + newest.seq - timeline.seq, people }
  return {
    ...timeline,
    seq: newest.seq,
    to: newest.at,
    buckets: [...timeline.buckets.slice(0, -1), bucket],
    people: [...timeline.people, ...later.flatMap(({ actor }) => (known.has(actor.id) ? [] : [actor]))],
  }
}
