import type { ServerResponse } from 'node:http'

/** What of a response a stream needs. */
export type Outlet = {
  readonly destroyed: boolean
  readonly writableEnded: boolean
  writeHead(status: number, headers: Record<string, string>): unknown
  /** False: some of it waits here, since the reader does not keep up. What comes after is better not written yet. */
  write(bytes: string | Uint8Array): boolean
  end(): unknown
  destroy(error?: Error): unknown
  onClose(act: () => void): void
  /** Calls it once, when all is written. */
  onceDrained(act: () => void): void
}

/**
 * A response whose body goes to the connection as it is, and ends with it. Without the framing of chunks all readers
 * are written the same buffer, by one call of the system each.
 */
export function createOutlet(response: ServerResponse): Outlet {
  response.useChunkedEncodingByDefault = false
  // Until an earlier answer on this connection is through, there is none for this one.
  const way = () => response.socket ?? response
  return {
    get destroyed() {
      return response.destroyed
    },
    get writableEnded() {
      return response.writableEnded
    },
    writeHead: (status, headers) => {
      response.writeHead(status, headers)
      response.flushHeaders()
    },
    write: (bytes) => {
      const to = way()
      to.write(bytes)
      return to.writableLength === 0
    },
    end: () => response.end(),
    destroy: (error) => response.destroy(error),
    onClose: (act) => void response.on('close', act),
    onceDrained: (act) => void way().write('', () => act()),
  }
}
