import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

/** The address that a request comes from: the nearest one in `X-Forwarded-For` that is not a proxy we trust. */
export function clientAddress({ socket, headers }: IncomingMessage, trustProxy: readonly string[]): string {
  let address = plain(socket.remoteAddress ?? '')
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .flatMap((text) => text.trim() || [])
  while (trustProxy.includes(address)) {
    const before = forwarded.pop()
    if (before === undefined) break
    address = plain(before)
  }
  return address
}

/** Whether a request was made on this machine, and not passed on by a proxy that nobody vouches for. */
export function isLoopback(request: IncomingMessage, trustProxy: readonly string[]): boolean {
  const isPassedOn = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined
  if (isPassedOn && !trustProxy.includes(plain(request.socket.remoteAddress ?? ''))) return false
  const address = clientAddress(request, trustProxy)
  return address === '::1' || address.startsWith('127.')
}

const plain = (address: string): string =>
  isIPv6(address) && address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
