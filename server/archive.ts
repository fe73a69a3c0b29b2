import type { ArchivedCard, ArchivedList, Board } from '../domain/board.ts'
import type { ArchivedLabel } from '../domain/label.ts'

/** A page of what is archived, newest first; `before` asks for the next one, and is null on the last. */
export type ArchivePage = {
  readonly cards: readonly Omit<ArchivedCard, 'withList'>[]
  readonly lists: readonly (ArchivedList & { readonly cards: number })[]
  readonly labels: readonly ArchivedLabel[]
  readonly before: number | null
}

const pageThingsMax = 100

/** What was archived before a `seq`. Things that went in one entry stay on one page; cards that went with a list are counted with it. */
export function archivePage({ archive }: Board, before: number): ArchivePage {
  const cards = Object.values<ArchivedCard>(archive.cards).filter((card) => !card.withList)
  const lists = Object.values<ArchivedList>(archive.lists)
  const labels = Object.values<ArchivedLabel>(archive.labels)
  const seqs = [...cards, ...lists, ...labels]
    .map(({ archivedAt }) => archivedAt)
    .filter((seq) => seq < before)
    .sort((a, b) => b - a)
  const oldest = seqs[Math.min(pageThingsMax, seqs.length) - 1] ?? before
  const isOnPage = ({ archivedAt }: { archivedAt: number }) => archivedAt < before && archivedAt >= oldest
  const newestFirst = (a: { archivedAt: number }, b: { archivedAt: number }) => b.archivedAt - a.archivedAt
  const withList = (list: ArchivedList) =>
    (archive.order.cards[list.id] ?? []).filter((id) => archive.cards[id]?.withList).length
  return {
    cards: cards
      .filter(isOnPage)
      .sort(newestFirst)
      .map(({ withList: _, ...card }) => card),
    lists: lists
      .filter(isOnPage)
      .sort(newestFirst)
      .map((list) => ({ ...list, cards: withList(list) })),
    labels: labels.filter(isOnPage).sort(newestFirst),
    before: seqs.some((seq) => seq < oldest) ? oldest : null,
  }
}
