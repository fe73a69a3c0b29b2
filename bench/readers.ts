import { connect, type Socket } from 'node:net'

/** Many readers of streams, as bare connections: what they cost is not in the way of what is measured. */
export type Readers = {
  /** How many entries all of them have been given together. */
  delivered(): number
  /** When the entry of this `seq` had reached the last of them, in ms of `performance.now()`. */
  reachedLast(seq: number): number | undefined
  /** Waits until an entry has reached the last, or has not for so long that it never will. */
  untilLast(seq: number): Promise<void>
  /** How many were ended or failed. */
  failed(): number
  close(): void
}

export type Stream = {
  readonly port: number
  readonly path: string
  readonly cookie: string
  /** The `seq` before the first entry that it will be given. */
  readonly after: number
}

/** So many connections at a time: the kernel's queue of those that wait is short. */
const batch = 200
const waitMs = 30_000
const chunk = Buffer.alloc(256 * 1024)
const mark = Buffer.from('"seq":')
const blockEnd = Buffer.from('\n\n')

export async function openReaders(streams: readonly Stream[]): Promise<Readers> {
  const sockets: Socket[] = []
  const reached = new Map<number, { readers: number; at: number }>()
  const waits = new Map<number, () => void>()
  let delivered = 0
  let failed = 0
  let isClosing = false

  const take = (from: number, to: number) => {
    const at = performance.now()
    for (let seq = from + 1; seq <= to; seq++) {
      const one = reached.get(seq) ?? { readers: 0, at }
      one.readers += 1
      one.at = at
      reached.set(seq, one)
      delivered += 1
      if (one.readers === streams.length) waits.get(seq)?.()
    }
  }

  const open = ({ port, path, cookie, after }: Stream) =>
    new Promise<void>((resolve) => {
      let rest: Buffer | null = null
      let seq = after
      const read = (length: number): boolean => {
        resolve()
        const bytes: Buffer = rest ? Buffer.concat([rest, chunk.subarray(0, length)]) : chunk.subarray(0, length)
        const end = bytes.lastIndexOf(blockEnd)
        rest = end + 2 === bytes.length ? null : Buffer.from(bytes.subarray(end < 0 ? 0 : end + 2))
        const found = end < 0 ? -1 : bytes.lastIndexOf(mark, end)
        if (found < 0) return true
        const last = Number.parseInt(bytes.toString('latin1', found + mark.length, found + mark.length + 12), 10)
        take(seq, last)
        // Who is given something again has not gone back.
        seq = Math.max(seq, last)
        return true
      }
      const socket = connect({ port, host: '127.0.0.1', onread: { buffer: chunk, callback: read } })
      sockets.push(socket)
      socket.on('connect', () => {
        const lines = [`GET ${path} HTTP/1.1`, 'Host: localhost', `Cookie: ${cookie}`, 'Accept: text/event-stream']
        socket.write(`${lines.join('\r\n')}\r\n\r\n`)
      })
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        if (!isClosing) failed += 1
        resolve()
      })
    })

  for (let index = 0; index < streams.length; index += batch)
    await Promise.all(streams.slice(index, index + batch).map(open))

  // To wake a process that sleeps costs the one that writes to it, more so on a virtual machine; readers on machines of
  // their own would cost it nothing.
  const stayAwake = () => {
    if (!isClosing) setImmediate(stayAwake)
  }
  stayAwake()

  const isLast = (seq: number) => reached.get(seq)?.readers === streams.length
  return {
    delivered: () => delivered,
    reachedLast: (seq) => (isLast(seq) ? reached.get(seq)?.at : undefined),
    untilLast: (seq) =>
      isLast(seq)
        ? Promise.resolve()
        : new Promise((resolve) => {
            waits.set(seq, resolve)
            setTimeout(resolve, waitMs).unref()
          }),
    failed: () => failed,
    close: () => {
      isClosing = true
      for (const socket of sockets) socket.destroy()
    },
  }
}
