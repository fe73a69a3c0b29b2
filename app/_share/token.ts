const key = 'tandem.share'

/** What a share link says: its token, and whether it opens the wall. */
export type Asked = { readonly token: string; readonly isWall: boolean }

/**
 * Takes the token out of the address, so that it is in no history and on no screen. Over a sign-in it lies in this tab
 * alone. Null where there is none.
 */
export function takeToken(): Asked | null {
  const [token = '', ...more] = window.location.hash.slice(1).split('&')
  window.history.replaceState(null, '', window.location.pathname)
  if (token !== '') return { token, isWall: more.includes('wall') }
  const kept = keptToken()
  window.sessionStorage.removeItem(key)
  return kept
}

/** Keeps it in this tab until someone has signed in. */
export const keepToken = ({ token, isWall }: Asked): void =>
  window.sessionStorage.setItem(key, isWall ? `${token}&wall` : token)

/** Whether a share link waits in this tab for who signs in. */
export const isTokenKept = (): boolean => keptToken() !== null

function keptToken(): Asked | null {
  const [token = '', wall] = (window.sessionStorage.getItem(key) ?? '').split('&')
  return token === '' ? null : { token, isWall: wall === 'wall' }
}
