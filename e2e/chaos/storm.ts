import type { Entry } from '../../domain/event.ts'
import { type BoardId, checked, isBoardId } from '../../domain/id.ts'
import type { WireEntry } from '../../domain/wire.ts'
import { newGuest, type Program } from '../program.ts'
import type { TestServer } from '../server.ts'
import { faultsOf, faultsOfLog, isCaughtUp } from '../simulation/faults.ts'
import { createRandom, type Random } from '../simulation/random.ts'
import { type ChaosClient, createChaosClient } from './client.ts'
import { createPlan } from './plan.ts'
import { type ChaosProxy, startChaosProxy } from './proxy.ts'

export type Storm = {
  readonly seed: number
  readonly clients: number
  readonly lastsMs: number
  /** How often the server is killed. */
  readonly kills: number
  /** How long someone waits before they ask for something again, at most. */
  readonly pauseMs: number
}

/** What was counted, and what went wrong, one sentence each. */
export type Toll = {
  readonly seed: number
  readonly sent: number
  readonly acknowledged: number
  readonly rejected: number
  readonly lost: number
  readonly doubled: number
  readonly entries: number
  readonly cuts: number
  readonly resets: number
  readonly stalls: number
  readonly delays: number
  readonly kills: number
  readonly reconnects: number
  /** Batches of commands that were sent and not answered, so that they were sent again. */
  readonly unheard: number
  /** How long after it was quiet all stood where the log does. */
  readonly settledMs: number
  readonly faults: readonly string[]
}

/** They are given so long to come to the end, though they need less: so what is missing then can be told. */
const settleMsMax = 60_000

/**
 * Clients ask for one thing after another on one board, through a proxy that harms them by a seeded plan, of a server
 * that is killed and started again. When it is quiet, they are compared with a plain fold of the log.
 */
export async function storm(
  server: TestServer,
  { seed, clients: count, lastsMs, kills, pauseMs }: Storm,
): Promise<Toll> {
  const random = createRandom(seed)
  const owner = await newGuest(server.base)
  const board = checked(isBoardId, await owner.makeBoard('demo'))
  const plan = createPlan(random, lastsMs, kills)
  const proxy = await startChaosProxy(server.port, createRandom(seed + 1))
  const clients: ChaosClient[] = []
  try {
    for (let index = 0; index < count; index++) {
      const client = createChaosClient(
        proxy.base,
        board,
        await newGuest(server.base),
        createRandom(random.below(2 ** 32)),
      )
      clients.push(client)
      for (let tabs = 1 + random.below(2); tabs > 0; tabs--) await client.openTab()
    }

    const began = performance.now()
    const until = (atMs: number) =>
      new Promise((resolve) => setTimeout(resolve, Math.max(0, began + atMs - performance.now())))
    const harming = async () => {
      for (const harm of plan.harms) {
        await until(harm.atMs)
        proxy.harm(harm)
      }
    }
    const killing = async () => {
      for (const atMs of plan.killsAtMs) {
        await until(atMs)
        await server.kill()
        await server.start()
      }
    }
    const acting = async (client: ChaosClient, { below }: Random) => {
      for (let atMs = below(pauseMs); atMs < plan.quietAtMs; atMs += below(2 * pauseMs)) {
        await until(atMs)
        client.act()
      }
    }
    const allActing = clients.map((client) => acting(client, createRandom(random.below(2 ** 32))))
    await Promise.all([harming(), killing(), ...allActing, until(plan.quietAtMs)])
    proxy.calm()

    const quietAt = performance.now()
    while (!(await isSettled(clients, owner, board)) && performance.now() - quietAt < settleMsMax)
      await new Promise((resolve) => setTimeout(resolve, 20))
    const settledMs = Math.round(performance.now() - quietAt)
    const entries = await readLog(owner, board)
    return {
      seed,
      kills,
      settledMs,
      ...counted(clients, entries),
      ...harmed(proxy),
      faults: faultsIn(clients, board, entries),
    }
  } finally {
    for (const client of clients) client.close()
    await proxy.close()
  }
}

/** All stand where the log does, and wait for nothing. */
async function isSettled(clients: readonly ChaosClient[], owner: Program, board: BoardId): Promise<boolean> {
  const tabs = clients.flatMap((client) => client.tabs)
  if (!tabs.every(isCaughtUp)) return false
  const { seq } = (await owner.get(`/api/boards/${board}`)).body
  return tabs.every(({ follower }) => follower.replica.seq === seq)
}

async function readLog(owner: Program, board: BoardId): Promise<Entry[]> {
  const entries: Entry[] = []
  for (;;) {
    const { body } = await owner.get(`/api/boards/${board}/events?after=${entries.length}`)
    const page: WireEntry[] = body.entries
    if (page.length === 0) return entries
    entries.push(...page.map(({ actor, at, ...entry }) => ({ ...entry, actor: actor.id, at: Date.parse(at) })))
  }
}

function counted(clients: readonly ChaosClient[], entries: readonly Entry[]) {
  const done = Map.groupBy(entries, ({ actor, commandId }) => `${actor} ${commandId}`)
  const asked = clients.flatMap(({ id, asked: its, results }) =>
    its.map(({ command: { commandId } }) => ({
      result: results.get(commandId),
      times: done.get(`${id} ${commandId}`)?.length ?? 0,
    })),
  )
  const accepted = asked.filter(({ result }) => result && 'seq' in result)
  return {
    sent: asked.length,
    acknowledged: accepted.length,
    rejected: asked.filter(({ result }) => result && 'rejected' in result).length,
    lost:
      asked.filter(({ result }) => !result).length +
      accepted.filter(({ result, times }) => result && 'seq' in result && !result.unchanged && times === 0).length,
    doubled: asked.filter(({ times }) => times > 1).length,
    entries: entries.length,
    // The first stream of each browser is none.
    reconnects: clients.reduce((sum, { streams }) => sum + streams - 1, 0),
    unheard: clients.reduce((sum, client) => sum + client.unheard, 0),
  }
}

const harmed = ({ hit }: ChaosProxy) => ({ cuts: hit.cut, resets: hit.reset, stalls: hit.stall, delays: hit.delay })

const faultsIn = (clients: readonly ChaosClient[], board: BoardId, entries: readonly Entry[]): string[] => [
  ...clients.flatMap((client) => [...client.complaints, ...faultsOf(client, board, entries)]),
  ...faultsOfLog(board, entries, clients),
]
