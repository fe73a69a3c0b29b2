const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/

/** The milliseconds since 1970 of a moment in RFC 3339 with `Z`; null where the text is none. */
export function msOf(text: string): number | null {
  if (!rfc3339.test(text)) return null
  const ms = Date.parse(text)
  // A day that does not exist is read as one of the next month: 30 February is no moment.
  return Number.isFinite(ms) && new Date(ms).toISOString().slice(0, 19) === text.slice(0, 19) ? ms : null
}

/** Whether two texts, or their absence, are the same moment. */
export const isSameMoment = (one: string | null, other: string | null): boolean =>
  one === other || (one !== null && other !== null && msOf(one) === msOf(other))
