import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newGuest, type Program } from '../../program.ts'
import { startServer, type TestServer } from '../../server.ts'
import { actors, type Cast, castOf, isAtLeast, isByLink, type Place, placeFor, rankOf } from './cast.ts'
import { doors, type Request } from './doors.ts'
import { spoken } from './spoken.ts'

let server: TestServer
let cast: Cast
let place: Place
beforeAll(async () => {
  server = await startServer()
  cast = await castOf(server.base)
  place = await placeFor(cast)
})
afterAll(() => server.close())

/** The routes as they stand in the code: `'/api/…': { GET: …, POST: … }`. */
function routesInCode(): string[] {
  const sources = globSync('server/**/*.ts', { exclude: ['**/*.test.ts'] }).map((file) => readFileSync(file, 'utf8'))
  return sources.flatMap((source) => {
    const found = [...source.matchAll(/'(\/api\/[^']*)': \{([^}]*)\}/g)]
    // A route that is written in another way would not be seen here.
    const keys = [...source.matchAll(/'\/api\/[^']*':/g)]
    expect(found).toHaveLength(keys.length)
    return found.flatMap(([, path, handles = '']) =>
      [...handles.matchAll(/\b(GET|POST|PUT|PATCH|DELETE)\b/g)].map(([method]) => `${method} ${path}`),
    )
  })
}

test('[A51] each route of the code is a door of the table, and each door is there', () => {
  expect(Object.keys(doors).toSorted()).toEqual([...new Set(routesInCode())].toSorted())
})

const ask = (by: Program, method: string, { path, body, headers }: Request) => by.send(method, path, body, headers)
/** The same, of a board that is not there. */
const elsewhere = ({ path, ...rest }: Request): Request => ({
  ...rest,
  path: path.replace(place.board, 'abcdefghijkl'),
})
const headOf = async (): Promise<number> => (await cast.maker.get(`/api/boards/${place.board}`)).body.seq

describe.each(actors)('%s', (actor) => {
  test.each(Object.entries(doors))('[A51] at %s', async (name, door) => {
    const [method = ''] = name.split(' ')
    const before = await headOf()
    const request = door.ask(place, cast)
    const answer = await ask(cast[actor], method, request)
    if (!isAtLeast(actor, 'viewer')) expect(answer.text).not.toContain(place.word)
    if (door.least === 'anyone') expect(answer.status).toBe(door.status)
    else if (rankOf[actor] === 'visitor') expect(answer).toMatchObject({ status: 401, body: { code: 'no-session' } })
    else if (door.least === 'session') expect(answer.status).toBe(door.status)
    else if (!isAtLeast(actor, 'viewer')) {
      // A board that may not be seen is byte for byte as good as none.
      const none = await ask(cast[actor], method, elsewhere(request))
      expect(answer.status).toBe(404)
      expect(answer.text).toBe(none.text)
    } else if (!isAtLeast(actor, door.least) || (door.isPast && isByLink(actor)))
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    else expect(answer.status).toBe(door.status)
    const mayWrite = answer.status === door.status && (method !== 'GET' || actor === 'maker')
    if (!mayWrite) expect(await headOf()).toBe(before)
  })

  test('[A52] at the streams', async () => {
    for (const path of [
      `/boards/${place.board}/events`,
      `/events?boards=${place.board}`,
      `/events?boards=abcdefghijkl,${place.board}`,
    ]) {
      const epoch = (await cast.maker.get(`/api/boards/${place.board}`)).body.epoch
      const stream = await cast[actor].stream(
        `${path}${path.includes('?') ? '&' : '?'}since=v1.${epoch}.${place.board}=0`,
      )
      if (rankOf[actor] === 'visitor') expect(stream.status).toBe(401)
      else if (!isAtLeast(actor, 'viewer')) {
        if (stream.status !== 204) {
          await stream.until(({ event }) => event === 'revoked')
          await stream.ended
        }
        expect(stream.raw()).not.toContain(place.word)
      } else {
        const isPast = isByLink(actor)
        await stream.until(({ event }) => event === 'ready')
        expect(stream.raw().includes(place.word)).toBe(!isPast)
        expect(stream.messages.some(({ event }) => event === 'reset')).toBe(isPast)
      }
      stream.close()
    }
  })

  test('[A53] on a socket', async () => {
    if (rankOf[actor] === 'visitor') return expect(cast[actor].socket()).rejects.toThrow(/401/)
    const witness = await cast.maker.socket()
    witness.say({ type: 'join', board: place.board })
    await witness.until(({ type }) => type === 'presence_state')
    const socket = await cast[actor].socket()
    for (const message of spoken(place)) socket.say(message)
    await socket.until(({ type }) => type === 'pong')
    const isHere = isAtLeast(actor, 'viewer')
    expect(socket.frames.some(({ type }) => type === 'presence_state')).toBe(isHere)
    if (isHere) await witness.until(({ type, user }) => type === 'gather' && user === cast[actor].id)
    else {
      expect(socket.frames.every(({ type }) => type === 'error' || type === 'pong')).toBe(true)
      // What it said would have come before this.
      const member = await cast.viewer.socket()
      member.say({ type: 'join', board: place.board })
      await witness.until(
        ({ type, joins }) => type === 'presence_diff' && JSON.stringify(joins).includes(cast.viewer.id),
      )
      expect(JSON.stringify(witness.frames)).not.toContain(cast[actor].id)
      member.close()
    }
    socket.close()
    witness.close()
  })

  test.each(['', '/cards/CARD', '?at=2', '/cards/CARD?at=2'])('[A54] on the page %s', async (path) => {
    const address = `/boards/${place.board}${path.replace('CARD', place.id['card a'] ?? '')}`
    const { text } = await cast[actor].get(address)
    const isShown = isAtLeast(actor, 'viewer')
    expect(text.includes(place.word)).toBe(isShown)
  })
})

test('[A51] who was here as a guest before another came is asked anew', async () => {
  // The answers above are not those of somebody else: a new guest is a stranger.
  const guest = await newGuest(server.base)
  expect((await guest.get(`/api/boards/${place.board}`)).status).toBe(404)
})
