import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandSchemas } from '../../../domain/command.ts'
import { startServer, type TestServer } from '../../server.ts'
import { askings, justNow, leastRank } from './askings.ts'
import { actors, type Cast, castOf, isAtLeast, isByLink, type Place, placeFor, rankOf } from './cast.ts'

let server: TestServer
let cast: Cast
beforeAll(async () => {
  server = await startServer()
  cast = await castOf(server.base)
})
afterAll(() => server.close())

test('[A50] each command is in the table, and is asked for', () => {
  const place: Place = { board: '', other: { board: '', list: '' }, word: '', id: {}, then: 0, undoable: 0 }
  const types = Object.keys(commandSchemas).toSorted()
  expect([...new Set(askings(place, cast).map(({ type }) => type))].toSorted()).toEqual(types)
  expect(Object.keys(leastRank).toSorted()).toEqual(types)
})

/** What was before they came is not theirs to bring back. */
const isOfPast = (type: string) => type.startsWith('Restore') && (type.endsWith('To') || type === 'RestoreOrder')

describe.each(actors)('[A1, A50] %s', (actor) => {
  test('does by commands what the table says, and nothing else', async () => {
    const place = await placeFor(cast, [actor])
    const { board } = place
    const headOf = async (): Promise<number> => (await cast.maker.get(`/api/boards/${board}`)).body.seq
    for (const asking of askings(place, cast)) {
      const told = `${actor}: ${JSON.stringify(asking)}`
      const least = leastRank[asking.type]
      const before = await headOf()
      const sent = asking.base === justNow ? { ...asking, base: before } : asking
      const answer = await cast[actor].send('POST', `/api/boards/${board}/commands`, sent)
      const after = await headOf()
      const isDone =
        least !== 'nobody' &&
        isAtLeast(actor, least) &&
        !(isByLink(actor) && isOfPast(asking.type)) &&
        !(actor === 'maker' && asking.type === 'LeaveBoard')
      expect({ after, told }).toEqual({ after: isDone ? before + 1 : before, told })
      const [result] = answer.body.results ?? []
      if (isDone) expect({ result, told }).toMatchObject({ result: { seq: after }, told })
      else if (rankOf[actor] === 'visitor') expect(answer.status).toBe(401)
      else if (least === 'nobody') expect(answer).toMatchObject({ status: 400, body: { code: 'unknown-command' } })
      else if (rankOf[actor] === 'none') {
        expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } })
        expect(answer.text).not.toContain(place.word)
      } else {
        const code = actor === 'maker' ? 'owner-stays' : 'forbidden'
        expect({ result, told }).toMatchObject({ result: { rejected: { code } }, told })
      }
    }
  })
})
