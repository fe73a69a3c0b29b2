import type { EventLog } from '../db/event-log.ts'
import { isBoardId, isUserId } from '../domain/id.ts'
import { msOf } from '../domain/moment.ts'
import type { Boards } from './boards.ts'
import { json, refuse } from './exchange.ts'
import type { People } from './people.ts'
import { noBoard, problem } from './problem.ts'
import type { Handle, Routes } from './routes.ts'
import { createSee, type Seen } from './seeing.ts'
import { entryBeside, timelineOf } from './timeline.ts'
import { wholeNumber } from './whole-number.ts'

export type HistoryOptions = {
  readonly log: EventLog
  readonly boards: Pick<Boards, 'look'>
  readonly people: Pick<People, 'show'>
}

const bucketsMax = 400
/** [A10] */
const readsFrom = ({ readsAfter }: Seen): number => readsAfter
const seqMax = Number.MAX_SAFE_INTEGER

/** The routes of a board's past, beside `?at=`. */
export function createHistory({ log, boards, people }: HistoryOptions): Routes {
  const look = createSee(boards)

  const timeline: Handle = async ({ user, query, param }) => {
    const buckets = wholeNumber(query, 'buckets', 200, 1, bucketsMax)
    if (typeof buckets !== 'number') return refuse(buckets)
    const board = param('board')
    const after = await look(board, user, readsFrom)
    if (after === null || !isBoardId(board)) return refuse(noBoard)
    const found = await timelineOf(log, board, after, buckets, people.show)
    return found ? json(found) : refuse(noBoard)
  }

  const step: Handle = async ({ user, query, param }) => {
    const [board, actor] = [param('board'), param('user')]
    const after = wholeNumber(query, 'after', 0, 0, seqMax)
    const before = wholeNumber(query, 'before', 0, 0, seqMax)
    if (typeof after !== 'number') return refuse(after)
    if (typeof before !== 'number') return refuse(before)
    if (query.has('after') === query.has('before')) return refuse(oneOfBoth)
    const from = await look(board, user, readsFrom)
    if (from === null || !isBoardId(board)) return refuse(noBoard)
    if (!isUserId(actor)) return json({ seq: null })
    const beside = query.has('after') ? { after: Math.max(after, from) } : { before }
    const seq = await entryBeside(log, board, actor, beside)
    return json({ seq: seq !== null && seq > from ? seq : null })
  }

  /** [H75] */
  const entryAt: Handle = async ({ user, query, param }) => {
    const board = param('board')
    const ms = msOf(query.get('time') ?? '')
    if (ms === null) return refuse(noTime)
    const from = await look(board, user, readsFrom)
    if (from === null || !isBoardId(board)) return refuse(noBoard)
    const seq = await log.seqAt(board, ms)
    return json({ seq: seq > 0 && seq >= from ? seq : null })
  }

  return {
    '/api/boards/:board/timeline': { GET: timeline },
    '/api/boards/:board/timeline/at': { GET: entryAt },
    '/api/boards/:board/timeline/by/:user': { GET: step },
  }
}

const oneOfBoth = problem('invalid-field', 'Either `after` or `before` is to be named.', { field: 'after' })
const noTime = problem('invalid-field', '`time` is a time in RFC 3339 with `Z`.', { field: 'time' })
