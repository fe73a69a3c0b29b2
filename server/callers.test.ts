import { EventEmitter } from 'node:events'
import { createServer, Socket } from 'node:net'
import { expect, test } from 'vitest'
import { limitCallers } from './callers.ts'

/** A connection from an address, as the server would tell of it. */
class Caller extends Socket {
  readonly #address: string
  constructor(address: string) {
    super()
    this.#address = address
  }
  override get remoteAddress(): string {
    return this.#address
  }
  override get localAddress(): string {
    return '192.0.2.99'
  }
}

test('[H153] an address has so many connections, and others go on; a proxy that is trusted and this machine have no bound', () => {
  const server = createServer()
  limitCallers(server, ['10.0.0.1'], 2)
  const call = (address: string): Caller => {
    const caller = new Caller(address)
    const emitter: EventEmitter = server
    emitter.emit('connection', caller)
    return caller
  }
  const isHeld = ({ destroyed }: Caller): boolean => !destroyed
  const first = [call('192.0.2.1'), call('::ffff:192.0.2.1'), call('192.0.2.1')]
  expect(first.map(isHeld)).toEqual([true, true, false])
  expect(isHeld(call('192.0.2.2'))).toBe(true)
  for (const address of ['10.0.0.1', '127.0.0.1', '192.0.2.99'])
    expect([call(address), call(address), call(address)].every(isHeld)).toBe(true)
  first[0]?.emit('close', false)
  expect([call('192.0.2.1'), call('192.0.2.1')].map(isHeld)).toEqual([true, false])
})
