import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import { isOurs } from '../client-address.ts'
import { here } from './limits.ts'

/** Where a request comes from, as it is counted. Who has one IPv6 address has all of its network. */
export function placeOf(address: string, request: IncomingMessage): string {
  if (isOurs(address, request)) return here
  return isIPv6(address) ? networkOf(address) : address
}

/** The first 64 bits of an IPv6 address. */
export function networkOf(address: string): string {
  const [head = '', tail = ''] = address.split('::', 2)
  const [before, after] = [groupsOf(head), groupsOf(tail)]
  const between = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...between, ...after].slice(0, 4).join(':')
}

const groupsOf = (text: string): string[] => text.split(':').filter((group) => group !== '')
