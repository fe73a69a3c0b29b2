import type { ListId } from '../id.ts'
import type { Ageing } from './ageing.ts'
import type { Finished, ListReport, Report } from './report.ts'

/** A board's flow as it travels; `docs/protocol.md` has its rules. */
export type FlowAnswer = Omit<Report, 'lists' | 'finished'> & {
  readonly seq: number
  readonly at: string
  /** What counts as done and as begun, after what was asked for. */
  readonly done: ListId | null
  readonly from: ListId | null
  readonly lists: readonly (ListReport & { readonly title: string })[]
  /** `title` is null where the card is on this board no more. */
  readonly finished: readonly (Omit<Finished, 'doneAt'> & { readonly doneAt: string; readonly title: string | null })[]
}

/** The cards that are in their lists for longer than cards mostly are. */
export type AgeingAnswer = { readonly seq: number; readonly at: string; readonly cards: readonly Ageing[] }
