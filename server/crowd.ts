/** How many streams and sockets are open, and who is one too many: rule S14 of the protocol. */
export type Crowd = {
  /** Lets one more in, and returns how it leaves again; null where there are too many. */
  enter(visitor: Visitor): (() => void) | null
}

export type Visitor = {
  readonly kind: 'stream' | 'socket'
  /** The id of the session. */
  readonly session: string
  /** Null for an address of this machine: it tells nothing about who is behind it. */
  readonly address: string | null
}

const ofSessionMax = 32
const ofAddressMax = 2_000

/** `connectionsMax` is for streams and sockets together; the others are for each kind. */
export function createCrowd(connectionsMax: number): Crowd {
  const counts = new Map<string, number>()
  const count = (key: string): number => counts.get(key) ?? 0
  const add = (key: string, one: 1 | -1) => {
    const left = count(key) + one
    if (left === 0) counts.delete(key)
    else counts.set(key, left)
  }

  return {
    enter: ({ kind, session, address }) => {
      const places = [
        { key: 'all', max: connectionsMax },
        { key: `${kind} of session ${session}`, max: ofSessionMax },
        ...(address === null ? [] : [{ key: `${kind} from ${address}`, max: ofAddressMax }]),
      ]
      if (places.some(({ key, max }) => count(key) >= max)) return null
      for (const { key } of places) add(key, 1)
      return () => {
        for (const { key } of places.splice(0)) add(key, -1)
      }
    },
  }
}
