import { createServer } from 'node:http'
import next from 'next'
import type { Pages } from './http.ts'

/**
 * Next, behind our server. It is given a server that never listens, because it attaches its own `upgrade` listener to
 * whatever server the first request came from, and closes our sockets with it.
 */
export async function createPages(dir: string, isDev: boolean, host: string, port: number): Promise<Pages> {
  const app = next({ dev: isDev, dir, hostname: host, port, httpServer: createServer() })
  await app.prepare()
  const handle = app.getRequestHandler()
  return {
    handle: (request, response) => handle(request, response),
    upgrade: isDev ? (request, socket, head) => app.getUpgradeHandler()(request, socket, head) : null,
  }
}
