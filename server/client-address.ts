import type { IncomingMessage } from 'node:http'
import { isIPv6, SocketAddress } from 'node:net'

/** What of a request tells where it comes from. */
type From = Pick<IncomingMessage, 'headers'> & {
  readonly socket: { readonly remoteAddress?: string | undefined; readonly localAddress?: string | undefined }
}

/** The address that a request comes from: the nearest one in `X-Forwarded-For` that is not a proxy we trust. */
export function clientAddress({ socket, headers }: From, trustProxy: readonly string[]): string {
  let address = plainAddress(socket.remoteAddress ?? '')
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .flatMap((text) => text.trim() || [])
  while (trustProxy.includes(address)) {
    const before = forwarded.pop()
    if (before === undefined) break
    address = plainAddress(before)
  }
  return address
}

/** Whether a request was made on this machine, and not passed on by a proxy. */
export function isLoopback({ socket, headers }: From): boolean {
  const isPassedOn = passing.some((name) => headers[name] !== undefined)
  return !isPassedOn && isLoopbackAddress(plainAddress(socket.remoteAddress ?? ''))
}

/** Whether an address is one of this machine itself, so that whoever is behind it cannot be told. */
export const isOurs = (address: string, { socket }: From): boolean =>
  isLoopbackAddress(address) || address === plainAddress(socket.localAddress ?? '')

const passing = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

const isLoopbackAddress = (address: string): boolean => address === '::1' || address.startsWith('127.')

/** An address in its one spelling: an IPv4 address that IPv6 wraps is bare. */
export function plainAddress(address: string): string {
  if (!isIPv6(address) || address.includes('%')) return address
  const one = new SocketAddress({ address, family: 'ipv6' }).address
  return one.startsWith('::ffff:') && one.includes('.') ? one.slice('::ffff:'.length) : one
}
