/** One value that is watched. */
export type Cell<T> = {
  readonly value: T
  set(value: T): void
  /** Returns its own undo. */
  subscribe(tell: () => void): () => void
}

export function createCell<T>(first: T): Cell<T> {
  let value = first
  const tells = new Set<() => void>()
  return {
    get value() {
      return value
    },
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      for (const tell of tells) tell()
    },
    subscribe: (tell) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
  }
}
