import type { ActivityKind } from './activity-kind.ts'

/** What others did since someone looked last: `from` is what they had seen. `isMore`: no more than 10,000 are counted. */
export type Away = {
  readonly from: number
  readonly seq: number
  readonly changes: number
  readonly isMore: boolean
  readonly kinds: Readonly<Partial<Record<ActivityKind, number>>>
  /** How many of the letters of whoever asks are about these. */
  readonly forYou: { readonly comments: number; readonly assigned: number }
}
