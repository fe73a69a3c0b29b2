import { AsyncLocalStorage } from 'node:async_hooks'

const current = new AsyncLocalStorage<string>()

/** [H20] The id of a request: the one that it came with, where it is sane, so that a proxy's and ours are one. */
export const requestIdFrom = (header: string | readonly string[] | undefined, newId: () => string): string =>
  typeof header === 'string' && /^[\w.:-]{1,64}$/.test(header) ? header : newId()

/** Does something in the name of a request: whatever is logged or refused on the way carries its id. */
export const withRequestId = <T>(id: string, act: () => T): T => current.run(id, act)

/** The id of the request that is being answered; undefined where there is none. */
export const currentRequestId = (): string | undefined => current.getStore()
