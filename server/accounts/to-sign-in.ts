/**
 * [A22] Where a visitor who asks for a page is sent, where only members are let in; null for what is for everyone: the
 * ways in themselves, and what pages are made of.
 */
export function toSignIn(url: string): string | null {
  const [path = '/', search = ''] = url.split('?', 2)
  if (path !== '/' && !path.startsWith('/boards/') && path !== '/account') return null
  const query = new URLSearchParams(search)
  // Next's own way of asking for a page that it goes to.
  query.delete('_rsc')
  const asked = query.size > 0 ? `${path}?${query.toString()}` : path
  return `/sign-in${asked === '/' ? '' : `?to=${encodeURIComponent(asked)}`}`
}
