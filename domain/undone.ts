import type { Entry } from './event.ts'

/** The `seq`s of the entries that an entry undoes; none where it is an ordinary one. */
export function undoneBy({ events: [first] }: Pick<Entry, 'events'>): readonly number[] {
  if (first.type === 'EverythingUndone') return first.seqs
  return first.type === 'CommandUndone' ? [first.seq] : []
}

/**
 * The `seq`s of what these entries, in order, have undone: what was undone and done again is not among them. `since` are
 * those that are undone after all of them.
 */
export function undoneIn(
  entries: readonly Pick<Entry, 'seq' | 'events'>[],
  since: readonly number[] = [],
): ReadonlySet<number> {
  const undone = new Set(since)
  for (const entry of entries.toReversed())
    if (!undone.has(entry.seq)) for (const seq of undoneBy(entry)) undone.add(seq)
  return undone
}

/** Those of the later entries that stand: not what was undone, nor what undid nothing but that. */
export function standing(after: number, later: readonly Entry[]): Entry[] {
  const undone = undoneIn(later)
  return later.filter((entry) => !undone.has(entry.seq) && !undidOnlyAfter(after, entry))
}

/** Whether an entry has undone nothing but what came after a `seq`: from there on the two say nothing. */
export function undidOnlyAfter(after: number, entry: Pick<Entry, 'events'>): boolean {
  const targets = undoneBy(entry)
  return targets.length > 0 && targets.every((seq) => seq > after)
}
