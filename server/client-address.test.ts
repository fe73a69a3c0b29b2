import { expect, test } from 'vitest'
import { clientAddress, isLoopback, isOurs } from './client-address.ts'
import { readConfig } from './config.ts'

const from = (remoteAddress: string, headers: Record<string, string> = {}) => ({
  socket: { remoteAddress, localAddress: '192.0.2.1' },
  headers,
})
const trusting = (text: string) => readConfig({ TRUST_PROXY: text }, '/').trustProxy

test('an address has one spelling, whether it comes from a socket, a header or the environment', () => {
  const passed = from('::ffff:192.0.2.7', { 'x-forwarded-for': '10.0.0.1, ::FFFF:203.0.113.9' })
  for (const text of ['192.0.2.7', '::ffff:192.0.2.7', '::FFFF:c000:207'])
    expect(clientAddress(passed, trusting(text))).toBe('203.0.113.9')
  expect(clientAddress(passed, trusting(''))).toBe('192.0.2.7')
  expect(clientAddress(from('2001:DB8:0::1'), [])).toBe('2001:db8::1')
  expect(clientAddress(from('192.0.2.7', { 'x-forwarded-for': 'unknown' }), trusting('192.0.2.7'))).toBe('unknown')
})

test('[H16] a request that a proxy has passed on is not from this machine, whatever header says so', () => {
  for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '::1', '127.8.0.1'])
    expect(isLoopback(from(address))).toBe(true)
  expect(isLoopback(from('192.0.2.7'))).toBe(false)
  for (const name of ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'])
    expect(isLoopback(from('127.0.0.1', { [name]: '127.0.0.1' }))).toBe(false)
})

test('[S14] an address of this machine tells nothing about who is behind it', () => {
  for (const address of ['127.0.0.1', '::1', '192.0.2.1']) expect(isOurs(address, from(address))).toBe(true)
  expect(isOurs('192.0.2.7', from('192.0.2.7'))).toBe(false)
})
