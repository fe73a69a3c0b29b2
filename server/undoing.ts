import type { EventLog, OwnRow } from '../db/event-log.ts'
import type { Event, Events } from '../domain/event.ts'
import { isBoardId, type UserId } from '../domain/id.ts'
import { type Done, type UndoStep, undoStack } from '../domain/undo-stack.ts'
import { json, refuse } from './exchange.ts'
import { noBoard } from './problem.ts'
import type { Reading } from './reading.ts'
import type { Handle, Routes } from './routes.ts'

/** So many of who asks are looked at, newest first, and so many steps are told. */
const ownMax = 1_000
const stepsMax = 100

/** The routes of what can be undone. */
export function createUndoing(log: EventLog, reading: Pick<Reading, 'maySee'>): Routes {
  /** [H60] The steps that someone may take back, and those that they may take again. */
  const steps: Handle = async ({ user, param }) => {
    const board = param('board')
    if (!isBoardId(board) || !(await reading.maySee(board, user))) return refuse(noBoard)
    const seq = (await log.head(board))?.seq ?? 0
    const { undo, redo } = undoStack(await doneBy(user, board, seq))
    return json({ undo: undo.slice(0, stepsMax).map(told), redo: redo.slice(0, stepsMax).map(told), seq })
  }

  const doneBy = async (user: UserId, board: Parameters<EventLog['readOwn']>[0], upTo: number): Promise<Done[]> =>
    (await log.readOwn(board, user, upTo, ownMax)).map(doneOf).toReversed()

  return { '/api/boards/:board/undo': { GET: steps } }
}

const told = ({ commandId, seq, type, at }: UndoStep) => ({ commandId, seq, type, at: new Date(at).toISOString() })

function doneOf({ payload, ...row }: OwnRow): Done {
  const first = payload === null ? null : firstOf(payload)
  return { ...row, undid: first?.type === 'CommandUndone' ? first : null }
}

function firstOf(payload: string): Event {
  const events: Events = JSON.parse(payload)
  return events[0]
}
