import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'

/** What a proxy can do wrong. */
export type Fault =
  /** Keeps a stream's bytes until there are many. */
  | 'buffers'
  /** Passes a request for a socket on as any other. */
  | 'drops-upgrade'
  /** Says that pages are of another site. */
  | 'rewrites-origin'
  /** Says of pages of other sites that they are ours. */
  | 'hides-origin'
  /** Has a clock of its own. */
  | 'wrong-clock'
  /** Compresses whatever passes. */
  | 'compresses'
  /** Cuts what is upgraded. */
  | 'cuts-sockets'
  /** Hangs up on whoever asks for a stream. */
  | 'cuts-streams'

export type BadProxy = { readonly base: string; close(): Promise<void> }

/** A proxy before a server, with faults that a test names; with `tls` it speaks HTTP/1.1 over TLS. */
export async function startBadProxy(
  behind: () => number,
  faults: readonly Fault[],
  tls?: { cert: string; key: string },
): Promise<BadProxy> {
  const has = (fault: Fault) => faults.includes(fault)
  const sockets = new Set<Socket>()

  const ask = (incoming: IncomingMessage, headers = incoming.headers) =>
    request({ port: behind(), method: incoming.method, path: incoming.url, headers })

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const headers = { ...incoming.headers }
    delete headers.upgrade
    if (has('rewrites-origin') && headers.origin) headers.origin = 'http://tandem.internal'
    if (has('hides-origin') && headers.origin) headers.origin = `http://localhost:${behind()}`
    const asked = ask(incoming, headers)
    asked.on('error', () => outgoing.writeHead(502).end())
    asked.on('response', (answer) => {
      const isStream = answer.headers['content-type'] === 'text/event-stream'
      if (has('cuts-streams') && isStream) return outgoing.destroy()
      outgoing.writeHead(answer.statusCode ?? 502, {
        ...answer.headers,
        ...(has('wrong-clock') ? { date: new Date(Date.now() - 60_000).toUTCString() } : {}),
        ...(has('compresses') && isStream ? { 'content-encoding': 'gzip' } : {}),
      })
      if (has('buffers') && isStream) answer.resume()
      else answer.pipe(outgoing)
    })
    incoming.pipe(asked)
    outgoing.on('close', () => asked.destroy())
  }

  const upgrade = (incoming: IncomingMessage, socket: Socket) => {
    const asked = ask(incoming)
    asked.on('upgrade', ({ headers }, behindIt) => {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}\r\n`)
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`)
      if (has('cuts-sockets')) return socket.end()
      behindIt.pipe(socket).pipe(behindIt)
      for (const end of [socket, behindIt]) end.on('error', () => end.destroy())
      socket.on('close', () => behindIt.destroy())
    })
    asked.on('response', (answer) => socket.end(`HTTP/1.1 ${answer.statusCode} \r\nconnection: close\r\n\r\n`))
    asked.end()
  }

  const server = tls ? createTlsServer(tls, pass) : createServer(pass)
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  // Who does not listen for it gives a request for a socket to the other listener.
  if (!has('drops-upgrade')) server.on('upgrade', upgrade)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `${tls ? 'https' : 'http'}://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
