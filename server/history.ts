import type { EventLog } from '../db/event-log.ts'
import { isBoardId, isUserId } from '../domain/id.ts'
import { msOf } from '../domain/moment.ts'
import { json, refuse } from './exchange.ts'
import type { People } from './people.ts'
import { noBoard, problem } from './problem.ts'
import type { Reading } from './reading.ts'
import type { Handle, Routes } from './routes.ts'
import { entryBeside, timelineOf } from './timeline.ts'
import { wholeNumber } from './whole-number.ts'

export type HistoryOptions = {
  readonly log: EventLog
  readonly reading: Pick<Reading, 'maySee'>
  readonly people: Pick<People, 'show'>
}

const bucketsMax = 400
const seqMax = Number.MAX_SAFE_INTEGER

/** The routes of a board's past, beside `?at=`. */
export function createHistory({ log, reading, people }: HistoryOptions): Routes {
  const timeline: Handle = async ({ user, query, param }) => {
    const buckets = wholeNumber(query, 'buckets', 200, 1, bucketsMax)
    if (typeof buckets !== 'number') return refuse(buckets)
    const board = param('board')
    if (!isBoardId(board) || !(await reading.maySee(board, user))) return refuse(noBoard)
    const found = await timelineOf(log, board, buckets, people.show)
    return found ? json(found) : refuse(noBoard)
  }

  const step: Handle = async ({ user, query, param }) => {
    const [board, actor] = [param('board'), param('user')]
    const after = wholeNumber(query, 'after', 0, 0, seqMax)
    const before = wholeNumber(query, 'before', 0, 0, seqMax)
    if (typeof after !== 'number') return refuse(after)
    if (typeof before !== 'number') return refuse(before)
    if (query.has('after') === query.has('before')) return refuse(oneOfBoth)
    if (!isBoardId(board) || !(await reading.maySee(board, user))) return refuse(noBoard)
    if (!isUserId(actor)) return json({ seq: null })
    return json({ seq: await entryBeside(log, board, actor, query.has('after') ? { after } : { before }) })
  }

  /** [H75] */
  const entryAt: Handle = async ({ user, query, param }) => {
    const board = param('board')
    const ms = msOf(query.get('time') ?? '')
    if (ms === null) return refuse(noTime)
    if (!isBoardId(board) || !(await reading.maySee(board, user))) return refuse(noBoard)
    const seq = await log.seqAt(board, ms)
    return json({ seq: seq > 0 ? seq : null })
  }

  return {
    '/api/boards/:board/timeline': { GET: timeline },
    '/api/boards/:board/timeline/at': { GET: entryAt },
    '/api/boards/:board/timeline/by/:user': { GET: step },
  }
}

const oneOfBoth = problem('invalid-field', 'Either `after` or `before` is to be named.', { field: 'after' })
const noTime = problem('invalid-field', '`time` is a time in RFC 3339 with `Z`.', { field: 'time' })
