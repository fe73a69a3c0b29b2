import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Timers } from './timers.ts'

/** A body comes whole within this: cut with it, a connection is held for less than 20 s. */
const bodyMs = 18_000
/** An upload may take longer, but goes on. */
const idleMs = 30_000

/**
 * Holds a request to its time: who sends a body by the drop does not hold a connection for as long as they like. Returns
 * what gives an upload more time.
 */
export function hurry(request: IncomingMessage, response: ServerResponse, timers: Timers): () => void {
  const { socket, headers } = request
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return () => {}
  const cut = () => {
    if (request.complete) return
    if (!response.headersSent) socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n')
    socket.destroy()
  }
  let rest = timers.after(bodyMs, cut)
  request.on('close', () => rest())
  return () => {
    rest()
    request.setTimeout(idleMs, cut)
    request.on('end', () => request.setTimeout(0))
    // What is left of it when it is answered is not waited for without end.
    response.on('finish', () => {
      if (!request.complete) rest = timers.after(bodyMs, cut)
    })
  }
}
