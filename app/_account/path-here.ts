/** Where to go on to: a path of this site, whatever the address says. */
export function pathHere(to: string | string[] | undefined | null): string {
  if (typeof to !== 'string' || !/^\/(?![/\\])/.test(to)) return '/'
  const base = 'http://here'
  const url = URL.canParse(to, base) ? new URL(to, base) : null
  return url?.origin === base ? `${url.pathname}${url.search}${url.hash}` : '/'
}
