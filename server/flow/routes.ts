import { ageingIn } from '../../domain/flow/ageing.ts'
import type { AgeingAnswer, FlowAnswer } from '../../domain/flow/answer.ts'
import { isZone, weeksUpTo } from '../../domain/flow/calendar.ts'
import { reportOn } from '../../domain/flow/report.ts'
import type { Tracks } from '../../domain/flow/tracks.ts'
import { aimAt, stagesOf } from '../../domain/flow/way.ts'
import { isBoardId, isListId, type ListId, type UserId } from '../../domain/id.ts'
import type { BoardState, Boards } from '../boards.ts'
import { json, refuse } from '../exchange.ts'
import { isProblem, noBoard, noPast, type Problem, problem } from '../problem.ts'
import type { Handle, Routes } from '../routes.ts'
import { createSee } from '../seeing.ts'
import { wholeNumber } from '../whole-number.ts'
import type { HeldTracks } from './held-tracks.ts'

export type FlowOptions = {
  readonly boards: Pick<Boards, 'look'>
  readonly tracks: Pick<HeldTracks, 'of'>
  readonly now: () => number
}

const weeksDefault = 12
const weeksMax = 53
const finishedMax = 1_000

/** [H90–H95] How work flows over a board. */
export function createFlow({ boards, tracks, now }: FlowOptions): Routes {
  const look = createSee(boards)

  /** [A10] What is seen of a board and of the tracks of its cards, by who may read all that has happened on it. */
  const lookBack = async <T extends object>(
    id: string,
    user: UserId,
    see: (state: BoardState, tracks: Tracks, now: number) => T,
  ): Promise<T | Problem> => {
    const may = await look(id, user, ({ readsAfter }) => readsAfter === 0)
    if (may === null || !isBoardId(id)) return noBoard
    if (!may) return noPast
    const read = await tracks.of(id)
    // What was said before this moment may have come from a clock that was ahead.
    const seen = await look(id, user, (state) =>
      state.readsAfter === 0 ? see(state, read, Math.max(now(), read.at)) : noPast,
    )
    return seen ?? noBoard
  }

  const flow: Handle = async ({ user, query, param }) => {
    const asked = askedIn(query)
    if ('code' in asked) return refuse(asked)
    const answer = await lookBack(param('board'), user, ({ board }, read, at): FlowAnswer => {
      const aim = aimAt(board.order.lists, asked.done, asked.from)
      const weeks = weeksUpTo(asked.zone, read.beganAt, at, asked.weeks)
      const { lists, finished, ...report } = reportOn(read, aim, weeks, at)
      return {
        seq: read.seq,
        at: new Date(at).toISOString(),
        done: aim.done,
        from: aim.from,
        lists: lists.map((one) => ({ ...one, title: board.lists[one.list]?.title ?? '' })),
        ...report,
        finished: finished.slice(0, finishedMax).map((one) => ({
          ...one,
          doneAt: new Date(one.doneAt).toISOString(),
          title: (board.cards[one.card] ?? board.archive.cards[one.card])?.title ?? null,
        })),
      }
    })
    return isProblem(answer) ? refuse(answer) : json(answer)
  }

  const ageing: Handle = async ({ user, param }) => {
    const answer = await lookBack(param('board'), user, ({ board }, read, at): AgeingAnswer => {
      const stages = stagesOf(aimAt(board.order.lists, null, null))
      return { seq: read.seq, at: new Date(at).toISOString(), cards: ageingIn(read, stages, at) }
    })
    return isProblem(answer) ? refuse(answer) : json(answer)
  }

  return {
    '/api/boards/:board/flow': { GET: flow },
    '/api/boards/:board/ageing': { GET: ageing },
  }
}

type Asked = {
  readonly weeks: number
  readonly zone: string
  readonly done: ListId | null
  readonly from: ListId | 'added' | null
}

/** What was asked for in the address, or the problem with it. */
function askedIn(query: URLSearchParams): Asked | Problem {
  const weeks = wholeNumber(query, 'weeks', weeksDefault, 1, weeksMax)
  if (typeof weeks !== 'number') return weeks
  const zone = query.get('zone') ?? 'UTC'
  if (!isZone(zone)) return fault('zone', 'is a time zone, as `Europe/Berlin`')
  const done = query.get('done')
  if (done !== null && !isListId(done)) return fault('done', 'is the id of a list')
  const start = query.get('from')
  if (start !== null && start !== 'added' && !isListId(start)) return fault('from', 'is the id of a list, or `added`')
  return { weeks, zone, done, from: start === 'added' || isListId(start) ? start : null }
}

const fault = (field: string, what: string): Problem => problem('invalid-field', `\`${field}\` ${what}.`, { field })
