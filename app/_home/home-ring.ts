import type { OnRing } from '../_inbox/watch-unread.ts'

const tells = new Set<() => void>()

/** What the socket of home hears of my inbox. */
export const onHomeRing: OnRing = (tell) => {
  tells.add(tell)
  return () => tells.delete(tell)
}

export function ringHome(): void {
  for (const tell of tells) tell()
}
