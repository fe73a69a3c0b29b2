/** How many of the chosen cards have something: all, some, or none of them. */
export type Shared = 'all' | 'some' | 'none'

export function sharedBy<T>(things: readonly T[], has: (thing: T) => boolean): Shared {
  const count = things.filter(has).length
  if (count === 0) return 'none'
  return count === things.length ? 'all' : 'some'
}
