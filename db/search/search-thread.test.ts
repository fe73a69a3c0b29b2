import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { play } from '../../domain/spec/arbitrary.ts'
import { addCard, addList, owner } from '../../domain/spec/given.ts'
import { openWorld } from '../snapshots/spec/world.ts'
import { startSearch } from './search-thread.ts'

let world: Awaited<ReturnType<typeof openWorld>>
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.done())

const story = (title: string) => play([addList('l'), addCard(title, 'l')].map((asked) => ({ asked, actor: owner })))

test('a board that cannot be read does not hold up what is found on the others', async () => {
  const [broken, sound] = [world.newBoard(), world.newBoard()]
  await world.append(broken, story('narwhal'))
  await world.append(sound, story('beluga'))
  const file = new Database(world.files.log)
  file.prepare("update entries set payload = '[' where board = ? and seq = 2").run(broken)
  file.close()

  const failures: string[] = []
  const files = { log: world.files.log, search: world.files.search }
  const thread = startSearch(files, { failed: (message) => failures.push(message), told: () => {} })
  const find = (typed: string) => thread.find({ typed, boards: [broken, sound], hitsMax: 9 })
  await expect.poll(async () => (await find('beluga')).hits.length, { timeout: 15_000 }).toBe(1)
  expect(await find('narwhal')).toMatchObject({ hits: [], isWhole: false })
  expect(failures.length).toBeGreaterThan(0)
  await thread.close()
  expect(await find('beluga')).toEqual({ hits: [], isWhole: false })
}, 30_000)
