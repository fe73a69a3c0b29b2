import { createMemoryDisk } from '../../app/_client/disk.ts'
import { createFollower, type Follower } from '../../app/_client/follower.ts'
import { createLine } from '../../app/_client/line.ts'
import type { Outcome } from '../../app/_client/outcome.ts'
import type { Transport } from '../../app/_client/transport.ts'
import { toEntry } from '../../db/event-log.ts'
import { canSee } from '../../domain/access.ts'
import { bodyNeededBy } from '../../domain/body.ts'
import type { Command } from '../../domain/command.ts'
import { decide } from '../../domain/decide.ts'
import { openFold } from '../../domain/evolve.ts'
import {
  type BoardId,
  type CardId,
  type CommandId,
  checked,
  isBoardId,
  isCommandId,
  isEpoch,
  isUserId,
  type UserId,
} from '../../domain/id.ts'
import { pastNeededBy } from '../../domain/past.ts'
import { createBoard } from '../../domain/template.ts'
import type { OpenedCard, Polled, Result, Snapshot, WireEntry } from '../../domain/wire.ts'
import { writtenOn } from '../../domain/written-on.ts'
import { createBoards } from '../../server/boards.ts'
import { createFeed, encodeEntry } from '../../server/feed.ts'
import type { Outlet } from '../../server/outlet.ts'
import { createReading } from '../../server/reading.ts'
import { createStreams } from '../../server/stream.ts'
import { createStreamCounts } from '../../server/stream-counts.ts'
import { createFakeBrowser } from './browser.ts'
import { createClock } from './clock.ts'
import { type Asker, faultsOf, faultsOfLog, isCaughtUp, isSameBoard, type Tab } from './faults.ts'
import { createMemoryLog } from './memory-log.ts'
import { createNetwork } from './network.ts'
import { createRandom } from './random.ts'
import { somethingToAsk } from './something-to-ask.ts'

/**
 * A world of one board: a server with its feed, its streams and `boards.execute`, and clients with the shipped replica,
 * stream reader, line and outbox. Each client is a browser of one to three tabs, of which some crash and are opened
 * again. Only network, clock, locks, channel and disks are made up. The seed decides everything.
 */

export type World = { readonly seed: number; readonly isCalm: boolean }

/** What went wrong, one sentence each; and how often a client asked for more than the stream gave it. */
export type Outcomes = { readonly faults: readonly string[]; readonly resyncs: number; readonly entries: number }

const stormMs = 6_000
const quietMs = 240_000

const epoch = checked(isEpoch, 'abcdefgh')
const board: BoardId = checked(isBoardId, 'board')
const show = (id: UserId) => ({ id, name: id, color: 'peer-1' as const })

type SimulatedTab = Tab & { crash(): void }
type Client = Asker & {
  readonly tabs: SimulatedTab[]
  openTab(): Promise<void>
  readonly asked: Asker['asked'][number][]
}

export async function live({ seed, isCalm }: World): Promise<Outcomes> {
  const random = createRandom(seed)
  const clock = createClock(random)
  const faults: string[] = []
  let isStorm = !isCalm
  let resyncs = 0

  const log = createMemoryLog(
    epoch,
    () => new Promise((resolve) => clock.after(1 + random.below(isStorm ? 30 : 4), resolve)),
  )
  const start = () => {
    const feed = createFeed(log, show, clock)
    const boards = createBoards({
      log,
      onDurable: feed.rang,
      onUnknown: (error) => faults.push(`unknown: ${error.message}`),
      onBug: (error) => faults.push(`a command failed: ${String(error)}`),
      now: () => 1_000 + clock.now(),
      newSalt: () => new Uint8Array(16),
    })
    const counts = createStreamCounts()
    const streams = createStreams({ feed, boards, epoch, random: random.next, now: clock.now, timers: clock, counts })
    const reading = createReading(
      boards,
      log,
      { of: () => [], on: () => [] },
      { find: () => null, show },
      { has: () => false, of: () => new Set() },
    )
    return { boards, streams, reading }
  }
  let server = start()

  const owner = checked(isUserId, 'u0')
  const making = { title: 'Board', owner, linkRole: 'editor', newUuid: () => random.uuid(), now: 0 } as const
  const created = server.boards.create(board, owner, {
    commandId: checked(isCommandId, random.uuid()),
    asked: null,
    entries: async () => [createBoard('demo', making)],
    newCommandId: () => checked(isCommandId, random.uuid()),
  })
  await clock.runUntil(50)
  await created

  /** Answers for as long as the server lives that was asked: a restart loses what was under way. */
  const ask = async <T>(serve: (to: typeof server) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const asked = server
    const answer = await serve(asked)
    return asked === server ? answer : { kind: 'lost' }
  }
  const snapshotFor = async (user: UserId): Promise<Outcome<Snapshot>> => {
    const found = await server.reading.snapshotAt(board, user, '999999')
    return 'code' in found ? { kind: 'gone' } : { kind: 'ok', value: copy(found) }
  }

  const createClient = async (id: UserId): Promise<Client> => {
    const network = createNetwork({ clock, random, isBad: () => isStorm })
    const results = new Map<CommandId, Result>()
    const asked: Client['asked'] = []
    const tabs: SimulatedTab[] = []
    const browser = createFakeBrowser(clock)
    const disk = createMemoryDisk()
    networks.push(network)
    const transport: Transport = {
      openStream: (_boards, cursor) =>
        network.stream((outlet: Outlet) =>
          server.streams.open(outlet, { user: id, boards: [board], cursor, holds: () => true }),
        ),
      post: async (_board, commands) => {
        const outcome = await network.ask(() =>
          ask<readonly Result[]>(async ({ boards }) => {
            const executed = await boards.execute(board, id, copy(commands))
            if (executed.kind === 'done') return { kind: 'ok', value: executed.results }
            return executed.kind === 'not-found' ? { kind: 'gone' } : { kind: 'refused', code: executed.kind, index: 0 }
          }),
        )
        if (outcome.kind === 'ok') for (const result of outcome.value) keepFirst(results, result)
        if (outcome.kind === 'refused') faults.push(`${id} was refused: ${outcome.code}`)
        return outcome
      },
      poll: (_board, after) => {
        resyncs += 1
        return network.ask(() =>
          ask<Polled>(async ({ boards }) => {
            const maySee = await boards.look(board, (state) => canSee(state.board, id))
            if (!maySee) return { kind: 'gone' }
            const rows = await log.read(board, after, { entriesMax: 7, bytesMax: 1e6 })
            const head = (await log.head(board))?.seq ?? 0
            const entries: WireEntry[] = rows.map((row) => JSON.parse(encodeEntry(row, show(row.actor))))
            return { kind: 'ok', value: { entries, head, epoch } }
          }),
        )
      },
      snapshot: () => {
        resyncs += 1
        return network.ask(() => ask(() => snapshotFor(id)))
      },
      card: (_board, cardId) =>
        network.ask(() =>
          ask<OpenedCard>(async ({ reading }) => {
            const found = await reading.card(board, cardId, id, null)
            return 'code' in found ? { kind: 'gone' } : { kind: 'ok', value: copy(found) }
          }),
        ),
      activity: async () => ({ kind: 'lost' }),
      people: async () => ({ kind: 'ok', value: { people: [] } }),
    }
    const openTab = async () => {
      const kept = await disk.board(board)
      const first = kept ? null : await snapshotFor(id)
      if (first && first.kind !== 'ok') return
      const { crash, ...parts } = browser.openTab()
      const line = createLine({
        ...parts,
        name: id,
        tab: random.uuid(),
        clock,
        disk,
        transport,
        isHidden: () => false,
      })
      const opened = new Set<CardId>()
      const from = kept ?? (first && { snapshot: first.value, entries: [] })
      if (!from) return
      if (!kept) await disk.keep(from.snapshot)
      const follower = createFollower({
        board,
        me: id,
        ...from,
        line,
        transport,
        disk,
        clock,
        onChange: () => {
          if (random.percent(20)) checks.add(follower)
        },
        onEntries: () => {},
        onRejected: () => {},
      })
      followers.set(follower, id)
      const tab: SimulatedTab = {
        follower,
        opened,
        crash: () => {
          crash()
          line.close()
          follower.close()
          followers.delete(follower)
          tabs.splice(tabs.indexOf(tab), 1)
        },
      }
      tabs.push(tab)
    }
    return { id, tabs, openTab, asked, results }
  }
  const keepFirst = (results: Map<CommandId, Result>, result: Result) => {
    const before = results.get(result.commandId)
    if (before && JSON.stringify(before) !== JSON.stringify(result)) faults.push(`two answers to ${result.commandId}`)
    results.set(result.commandId, result)
  }

  /** Whose view is to be checked, once what made it change is done. */
  const checks = new Set<Follower>()
  const followers = new Map<Follower, UserId>()
  const checkViews = () => {
    for (const follower of checks) {
      const id = followers.get(follower)
      if (id && !isViewOf(id, follower))
        faults.push(`${id}: the view is not what is pending, decided on what is confirmed`)
    }
    checks.clear()
  }
  clock.every(37, checkViews)

  const networks: ReturnType<typeof createNetwork>[] = []
  const clients: Client[] = []
  const count = 2 + random.below(5)
  for (let index = 0; index < count; index++) {
    const client = await createClient(checked(isUserId, `u${index}`))
    clients.push(client)
    for (let tabs = random.pick([1, 1, 2, 3]) ?? 1; tabs > 0; tabs--) await client.openTab()
  }

  for (const client of clients) {
    const many = 2 + random.below(10)
    for (let index = 0; index < many; index++)
      clock.after(random.below(stormMs), () => {
        const tab = random.pick(client.tabs)
        if (!tab) return
        const { follower, opened } = tab
        const mine = client.asked.map(({ command }) => command.commandId)
        const wish = somethingToAsk(random, follower.replica, client.id === owner, mine)
        if (wish.kind === 'open') {
          opened.add(wish.card)
          follower.openCard(wish.card)
        } else if (!follower.state.ended) {
          client.asked.push({ command: wish.command, tab })
          follower.propose(wish.command)
        }
      })
    if (!isCalm && random.percent(40))
      clock.after(random.below(stormMs), () => {
        random.pick(client.tabs)?.crash()
        clock.after(random.below(500), () => void client.openTab())
      })
  }
  if (!isCalm) {
    for (const network of networks) if (random.percent(50)) clock.after(random.below(stormMs), network.cut)
    if (random.percent(30))
      clock.after(random.below(stormMs), () => {
        server = start()
        for (const network of networks) network.cut()
      })
  }

  await clock.runUntil(stormMs)
  isStorm = false
  const tabs = () => clients.flatMap((client) => client.tabs)
  const isQuiet = () => tabs().every((tab) => tab.follower.state.ended ?? isCaughtUp(tab))
  const head = async () => (await log.head(board))?.seq ?? 0
  await clock.runUntil(stormMs + 200)
  for (let until = clock.now(); until < stormMs + quietMs; until += 1_000) {
    const newest = await head()
    if (isQuiet() && tabs().every(({ follower }) => follower.state.ended || follower.replica.seq === newest)) break
    await clock.runUntil(until + 1_000)
  }

  const entries = (await log.read(board, 0, { entriesMax: 1e6, bytesMax: 1e9 })).map(toEntry)
  for (const client of clients) faults.push(...faultsOf(client, board, entries))
  faults.push(...faultsOfLog(board, entries, clients))
  return { faults, resyncs, entries: entries.length }
}

/** The view is the confirmed board with the pending commands decided on it, in order. */
function isViewOf(me: UserId, { replica }: Follower): boolean {
  const guess = openFold(replica.confirmed)
  const written: Command[] = []
  for (const asked of replica.pending) {
    const command = written.reduce((one, earlier) => writtenOn(one, earlier, replica.seq), asked)
    if (bodyNeededBy(command)) return true
    if (pastNeededBy(command)) continue
    const decision = decide(guess.board, null, me, command)
    if (decision.kind !== 'accepted') continue
    guess.apply([{ seq: replica.seq, events: decision.events }])
    written.push(command)
  }
  return isSameBoard(replica.view, guess.board)
}

/** What travels is a copy. */
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value))
