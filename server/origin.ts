/**
 * Whether a request comes from a page of another site: a foreign `Origin`, or none but `Sec-Fetch-Site: cross-site`.
 * Programs send neither, and are judged by their session.
 */
export function isForeign(
  origin: string | null | undefined,
  fetchSite: string | string[] | null | undefined,
  ours: readonly string[],
): boolean {
  if (origin !== undefined && origin !== null) return !ours.includes(origin)
  return fetchSite === 'cross-site'
}
