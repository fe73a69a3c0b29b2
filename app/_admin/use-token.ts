import { useSyncExternalStore } from 'react'

const key = 'tandem.admin-token'
const listeners = new Set<() => void>()

/** The token of whoever runs this instance, for as long as this tab is open; undefined until the browser can be asked. */
export const useToken = (): string | null | undefined =>
  useSyncExternalStore<string | null | undefined>(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => sessionStorage.getItem(key),
    () => undefined,
  )

export function keepToken(token: string | null): void {
  if (token === null) sessionStorage.removeItem(key)
  else sessionStorage.setItem(key, token)
  for (const tell of listeners) tell()
}
