/** Fetches a script before it is wanted; what cannot be had now is asked for again when it is. */
export function fetchAhead(load: () => Promise<unknown>): void {
  if (navigator.onLine) load().catch(() => {})
}
