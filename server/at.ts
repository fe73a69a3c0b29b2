import { msOf } from '../domain/moment.ts'

/** A moment that was asked for: a `seq`, or milliseconds since 1970. */
export type Moment = { readonly kind: 'seq'; readonly seq: number } | { readonly kind: 'time'; readonly ms: number }

/** The moment in `?at=`: digits, or RFC 3339 with `Z`; null where it is neither. */
export function parseMoment(text: string): Moment | null {
  if (/^\d{1,15}$/.test(text)) return { kind: 'seq', seq: Number(text) }
  const ms = msOf(text)
  return ms === null ? null : { kind: 'time', ms }
}
