import type { WireEntry } from '../../domain/wire.ts'

/** The entries of a log that are held, in pages of so many: those that were wanted last. */
export type PastPages = {
  /** Whether all entries after `after` and up to `upTo` are held. */
  has(after: number, upTo: number): boolean
  /** The entries after `after` and up to `upTo`: only where `has` says so. */
  between(after: number, upTo: number): readonly WireEntry[]
  entry(seq: number): WireEntry | null
  /** Takes entries that follow one another, from wherever they come. */
  learn(entries: readonly WireEntry[]): void
  /** What to ask for, so that this entry is held: entries after one, at most so many. Null where it is. */
  missing(seq: number): { readonly after: number; readonly limit: number } | null
  /** The entry after which the page of this one begins. */
  begin(seq: number): number
  clear(): void
}

const pagesMax = 60

export function createPastPages(pageEntries: number): PastPages {
  const pages = new Map<number, WireEntry[]>()
  const pageOf = (seq: number): number => Math.floor((seq - 1) / pageEntries)
  const find = (page: number) => {
    const found = pages.get(page)
    if (!found) return null
    pages.delete(page)
    pages.set(page, found)
    return found
  }
  const hold = (page: number): WireEntry[] => {
    const held = find(page)
    if (held) return held
    const made: WireEntry[] = []
    pages.set(page, made)
    for (const oldest of pages.keys()) {
      if (pages.size <= pagesMax) break
      pages.delete(oldest)
    }
    return made
  }
  const entry = (seq: number) => find(pageOf(seq))?.[(seq - 1) % pageEntries] ?? null

  return {
    has: (after, upTo) => {
      for (let page = pageOf(after + 1); page <= pageOf(upTo) && upTo > after; page++) {
        const last = Math.min(upTo, (page + 1) * pageEntries)
        if ((find(page)?.length ?? 0) < last - page * pageEntries) return false
      }
      return true
    },
    between: (after, upTo) => {
      const found: WireEntry[] = []
      for (let page = pageOf(after + 1); page <= pageOf(upTo); page++) {
        const from = page * pageEntries
        found.push(...(find(page) ?? []).slice(Math.max(0, after - from), upTo - from))
      }
      return found
    },
    entry,
    learn: (entries) => {
      for (const one of entries) {
        const index = (one.seq - 1) % pageEntries
        // A page is begun at its first entry: what comes live in the midst of one that is not held is not kept.
        if (index > 0 && !pages.has(pageOf(one.seq))) continue
        const page = hold(pageOf(one.seq))
        if (page.length === index) page.push(one)
      }
    },
    missing: (seq) => {
      const length = find(pageOf(seq))?.length ?? 0
      const from = pageOf(seq) * pageEntries
      return from + length >= seq ? null : { after: from + length, limit: pageEntries - length }
    },
    begin: (seq) => pageOf(seq) * pageEntries,
    clear: () => pages.clear(),
  }
}
