import { EventSource } from 'eventsource'
import { browserClock } from '../../app/_client/clock.ts'
import { createMemoryDisk } from '../../app/_client/disk.ts'
import { createFollower } from '../../app/_client/follower.ts'
import { createLine } from '../../app/_client/line.ts'
import { createTransport, type Reach } from '../../app/_client/transport.ts'
import { type BoardId, type CommandId, checked, isUserId } from '../../domain/id.ts'
import type { Result } from '../../domain/wire.ts'
import type { Program } from '../program.ts'
import { createFakeBrowser } from '../simulation/browser.ts'
import type { Asker, Tab } from '../simulation/faults.ts'
import type { Random } from '../simulation/random.ts'
import { somethingToAsk } from '../simulation/something-to-ask.ts'

/**
 * Someone with the shipped client in some tabs of one browser, over real HTTP. Only what Node does not have is made up:
 * locks and a channel between tabs, and a disk.
 */
export type ChaosClient = Asker & {
  /** How many streams it has opened, and how many batches of commands it has sent without an answer. */
  readonly streams: number
  readonly unheard: number
  /** Two answers to one command, or one that says it was not understood. */
  readonly complaints: readonly string[]
  openTab(): Promise<void>
  /** Asks for whatever someone before this board might. */
  act(): void
  close(): void
}

export function createChaosClient(base: string, board: BoardId, guest: Program, random: Random): ChaosClient {
  const id = checked(isUserId, guest.id)
  const clock = { ...browserClock, random: random.next }
  const browser = createFakeBrowser(clock)
  const disk = createMemoryDisk()
  const tabs: Tab[] = []
  const closes: (() => void)[] = []
  const asked: Asker['asked'][number][] = []
  const results = new Map<CommandId, Result>()
  const complaints: string[] = []
  let streams = 0
  let unheard = 0

  const withCookie: Reach['fetch'] = (address, { headers, ...init }) =>
    fetch(address, { ...init, headers: { ...Object.fromEntries(new Headers(headers)), cookie: guest.cookie } })
  const reached = createTransport(id, {
    fetch: (address, init) => withCookie(base + address, init),
    openSource: (address) => {
      streams += 1
      return new EventSource(base + address, { fetch: (url, init) => withCookie(String(url), init) })
    },
  })
  const transport: typeof reached = {
    ...reached,
    post: async (its, commands) => {
      const outcome = await reached.post(its, commands)
      if (outcome.kind === 'lost') unheard += 1
      if (outcome.kind === 'refused') complaints.push(`${id} was refused: ${outcome.code}`)
      if (outcome.kind === 'ok') for (const result of outcome.value) keepFirst(result)
      return outcome
    },
  }
  const keepFirst = (result: Result) => {
    const before = results.get(result.commandId)
    if (!before) results.set(result.commandId, result)
    else if (JSON.stringify(before) !== JSON.stringify(result)) complaints.push(`two answers to ${result.commandId}`)
  }

  return {
    id,
    tabs,
    asked,
    results,
    complaints,
    get streams() {
      return streams
    },
    get unheard() {
      return unheard
    },
    openTab: async () => {
      const found = await transport.snapshot(board)
      if (found.kind !== 'ok') throw new Error(`no snapshot: ${found.kind}`)
      await disk.keep(found.value)
      const { crash: _crash, ...parts } = browser.openTab()
      const tab = random.uuid()
      const line = createLine({ ...parts, name: id, tab, clock, disk, transport, isHidden: () => false })
      const follower = createFollower({
        board,
        me: id,
        snapshot: found.value,
        entries: [],
        line,
        transport,
        disk,
        clock,
        onChange: () => {},
        onEntries: () => {},
        onRejected: () => {},
      })
      tabs.push({ follower, opened: new Set() })
      closes.push(follower.close, line.close)
    },
    act: () => {
      const tab = random.pick(tabs)
      if (!tab) return
      // All go on being editors: nobody is the owner.
      const mine = asked.map(({ command }) => command.commandId)
      const wish = somethingToAsk(random, tab.follower.replica, false, mine)
      if (wish.kind === 'open') {
        tab.opened.add(wish.card)
        tab.follower.openCard(wish.card)
      } else if (wish.command.type !== 'AttachFile') {
        // A file is attached by uploading it: the command alone is not for those outside (C31).
        asked.push({ command: wish.command, tab })
        tab.follower.propose(wish.command)
      }
    },
    close: () => {
      for (const close of closes) close()
    },
  }
}
