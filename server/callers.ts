import type { Server } from 'node:net'
import { isOurs, plainAddress } from './client-address.ts'

/** [H153] Above the streams and sockets that an address may have (S14), with room for what is asked beside them. */
const ofAddressMax = 5_000

/**
 * Hangs up on an address that has too many connections. A proxy that we trust, and this machine itself, have those of
 * everyone.
 */
export function limitCallers(server: Server, trustProxy: readonly string[], max = ofAddressMax): void {
  const counts = new Map<string, number>()
  server.on('connection', (socket) => {
    const address = plainAddress(socket.remoteAddress ?? '')
    if (trustProxy.includes(address) || isOurs(address, { socket, headers: {} })) return
    const count = (counts.get(address) ?? 0) + 1
    if (count > max) return void socket.destroy()
    counts.set(address, count)
    socket.on('close', () => {
      const left = (counts.get(address) ?? 0) - 1
      if (left <= 0) counts.delete(address)
      else counts.set(address, left)
    })
  })
}
