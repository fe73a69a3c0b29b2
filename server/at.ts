/** A moment that was asked for: a `seq`, or milliseconds since 1970. */
export type Moment = { readonly kind: 'seq'; readonly seq: number } | { readonly kind: 'time'; readonly ms: number }

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/

/** The moment in `?at=`: digits, or RFC 3339 with `Z`; null where it is neither. */
export function parseMoment(text: string): Moment | null {
  if (/^\d{1,15}$/.test(text)) return { kind: 'seq', seq: Number(text) }
  if (!rfc3339.test(text)) return null
  const ms = Date.parse(text)
  // A day that does not exist is read as one of the next month: 30 February is no moment.
  const isReal = Number.isFinite(ms) && new Date(ms).toISOString().slice(0, 19) === text.slice(0, 19)
  return isReal ? { kind: 'time', ms } : null
}
