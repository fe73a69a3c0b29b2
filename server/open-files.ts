/** For the data, for requests, and for what the pages read. */
const filesReserved = 256

/** How many streams and sockets leave room for everything else, by the text of `/proc/self/limits` where there is one. */
export function connectionsMaxFrom(limits: string | null): number {
  const files = Number(/^Max open files +(\d+)/m.exec(limits ?? '')?.[1] ?? Number.POSITIVE_INFINITY)
  return Math.max(1, files - filesReserved)
}
