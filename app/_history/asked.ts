/** The history is to be open: at a moment, a `seq` or a time in RFC 3339, or at the newest entry; and whether it plays. */
export type HistoryAsked = { readonly at: string | null; readonly plays: boolean }

/** What an address asks for. */
export function historyAskedIn(query: URLSearchParams): HistoryAsked | null {
  const at = query.get('at')
  return at === null ? null : { at, plays: query.has('play') }
}
