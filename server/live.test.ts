import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import WebSocket from 'ws'
import { checked, isUserId } from '../domain/id.ts'
import { createLive } from './live.ts'
import { createPresence } from './presence.ts'

const never = () => {
  throw new Error('not asked here')
}

test('a socket whose board cannot be read is told of, and closed, so that it comes again', async () => {
  const errors: unknown[] = []
  const live = createLive({
    presence: createPresence(),
    boards: { look: async () => Promise.reject(new Error('disk I/O error')) },
    people: { show: never },
    newSessionId: () => 's',
    onJoined: () => {},
    onError: (error) => void errors.push(error),
  })
  const server = createServer().listen(0)
  server.on('upgrade', (request, socket, head) =>
    live.open(request, socket, head, { user: checked(isUserId, 'u'), holds: () => true }),
  )
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const ws = new WebSocket(`ws://localhost:${port}`)
  ws.on('open', () => ws.send('{"type":"join","board":"b"}'))
  expect(await new Promise((resolve) => ws.on('close', resolve))).toBe(1011)
  expect(errors).toEqual([new Error('disk I/O error')])
  live.close()
  server.close()
})
