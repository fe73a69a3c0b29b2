import * as z from 'zod/mini'
import type { EventLog } from '../db/event-log.ts'
import { countKinds } from '../domain/activity-kind.ts'
import type { Away } from '../domain/away.ts'
import { parse } from '../domain/command.ts'
import type { UserId } from '../domain/id.ts'
import type { Boards } from './boards.ts'
import { type Answer, json, refuse } from './exchange.ts'
import type { Inbox } from './inbox/reading.ts'
import { fromMalformed, noBoard } from './problem.ts'
import type { Handle, Routes } from './routes.ts'
import { createSee } from './seeing.ts'
import { seqIn } from './seq-in.ts'
import type { Visits } from './visits.ts'

export type AwayOptions = {
  readonly boards: Pick<Boards, 'look'>
  readonly log: Pick<EventLog, 'countAfter'>
  readonly visits: Pick<Visits, 'look' | 'lastLook'>
  readonly inbox: Pick<Inbox, 'countOn'>
}

const countedMax = 10_000
const looked = z.strictObject({ seq: z.int().check(z.nonnegative()) })

/** What others did on a board since someone looked at it, and when they did: rules H81 and H82. */
export function createAway({ boards, log, visits, inbox }: AwayOptions): Routes {
  /** A board's head, and from where this person reads; null where there is no such board for them. */
  const look = createSee(boards)
  const headOf = (id: string, user: UserId) =>
    look(id, user, ({ board, seq, readsAfter }) => ({ board: board.id, head: seq, readsAfter }))

  const changes: Handle = async ({ user, query, param }) => {
    const asked = seqIn(query, 'seq')
    if (typeof asked !== 'number') return refuse(asked)
    const found = await headOf(param('board'), user)
    if (!found) return refuse(noBoard)
    const { board, head, readsAfter } = found
    const since = query.has('seq') ? asked : (visits.lastLook(user, board) ?? head)
    const from = Math.min(Math.max(since, readsAfter), head)
    const counted = await log.countAfter(board, from, user, Math.min(countedMax, head - from))
    return json({
      from,
      seq: head,
      changes: counted.reduce((sum, { count }) => sum + count, 0),
      isMore: head - from > countedMax,
      kinds: countKinds(counted),
      forYou: await inbox.countOn(user, board, from),
    } satisfies Away)
  }

  const noteLook: Handle = async ({ user, param, body: read }) => {
    const body = await read()
    if ('problem' in body) return refuse(body.problem)
    const parsed = parse(looked, body.value)
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    const found = await headOf(param('board'), user)
    if (!found) return refuse(noBoard)
    visits.look(user, found.board, Math.min(parsed.value.seq, found.head))
    return nothing
  }

  return {
    '/api/boards/:board/since': { GET: changes },
    '/api/boards/:board/look': { PUT: noteLook },
  }
}

const nothing: Answer = { status: 204, headers: { 'cache-control': 'no-store' }, body: null }
