import type { EventLog, OwnRow } from '../db/event-log.ts'
import { may } from '../domain/access.ts'
import type { CommandOf } from '../domain/command.ts'
import type { Entry, Event, Events } from '../domain/event.ts'
import { type BoardId, type CommandId, isBoardId, isUserId, type UserId } from '../domain/id.ts'
import { sayingOf } from '../domain/saying.ts'
import { type LeftOut, type Sweep, sweep } from '../domain/sweep.ts'
import { type Done, type UndoStep, undoStack } from '../domain/undo-stack.ts'
import { parseMoment } from './at.ts'
import type { Boards } from './boards.ts'
import { json, refuse } from './exchange.ts'
import { createReadPast, type FormsOf } from './pasts.ts'
import { noBoard, type Problem, problem } from './problem.ts'
import type { Handle, Routes } from './routes.ts'
import { createSee } from './seeing.ts'

/** So many of who asks are looked at, newest first, and so many steps are told. */
const ownMax = 1_000
const stepsMax = 100
/** How often it is begun anew, where the board goes on meanwhile. */
const triesMax = 10

export type UndoingOptions = {
  readonly boards: Boards
  readonly log: EventLog
  readonly newCommandId: () => CommandId
  readonly formsOf: FormsOf
}

/** The routes of what can be undone. */
export function createUndoing({ boards, log, newCommandId, formsOf }: UndoingOptions): Routes {
  const look = createSee(boards)
  const readPast = createReadPast(log, boards, formsOf)

  /** [H60] The steps that someone may take back, and those that they may take again. */
  const steps: Handle = async ({ user, param }) => {
    const board = param('board')
    const seq = await look(board, user, (state) => state.seq)
    if (seq === null || !isBoardId(board)) return refuse(noBoard)
    const own: OwnRow[] = []
    for (const form of formsOf(user)) own.push(...(await log.readOwn(board, form, seq, ownMax)))
    const newest = own.sort((a, b) => b.seq - a.seq).slice(0, ownMax)
    const done = newest.map(doneOf).toReversed()
    const { undo, redo } = undoStack(done)
    return json({ undo: undo.slice(0, stepsMax).map(told), redo: redo.slice(0, stepsMax).map(told), seq })
  }

  /** [H61] What undoing everything that someone did would do. */
  const preview: Handle = async ({ user, query, param }) => {
    const board = param('board')
    const mayDo = await look(board, user, ({ role }) => may(role, 'UndoEverythingBy'))
    if (mayDo === null || !isBoardId(board)) return refuse(noBoard)
    if (!mayDo) return refuse(ownersOnly)
    const userId = query.get('user')
    if (!isUserId(userId)) return refuse(fault('user', 'is the id of a person'))
    const from = await seqOf(board, query.get('from') ?? '', 'from')
    if (typeof from !== 'number') return refuse(from)
    const to = await seqOf(board, query.get('to') ?? '', 'to')
    if (typeof to !== 'number') return refuse(to)
    const asked = { commandId: newCommandId(), type: 'UndoEverythingBy', userId, from, to } as const
    const planned = await plan(board, user, asked)
    if (!planned) return refuse(tooLong)
    const { undone, left } = planned.swept
    return json({ from, to, seq: planned.seq, entries: undone.map(shown), left: left.map(shownLeft) })
  }

  /** The `seq` that is meant: of the first entry at that time or later, or of the last until then. */
  const seqOf = async (board: BoardId, text: string, end: 'from' | 'to'): Promise<number | Problem> => {
    const moment = parseMoment(text)
    if (!moment) return fault(end, 'is a seq, or a time in RFC 3339 with Z')
    if (moment.kind === 'seq') return moment.seq
    return end === 'to' ? log.seqAt(board, moment.ms) : (await log.seqAt(board, moment.ms - 1)) + 1
  }

  /** Plans on one state of the board; null where it is too long ago. */
  const plan = async (
    board: BoardId,
    user: UserId,
    asked: CommandOf<'UndoEverythingBy'>,
  ): Promise<{ swept: Sweep; seq: number } | null> => {
    for (let tries = 1; ; tries++) {
      const seq = (await boards.look(board, (state) => state.seq)) ?? 0
      const past = await readPast(board, user, asked, seq)
      if (past.kind !== 'sweep' || !past.entries) return null
      const { entries } = past
      const swept = await boards.look(board, (state) =>
        state.seq === seq ? sweep(state.board, user, asked, past, entries) : null,
      )
      if (swept) return { swept, seq }
      if (tries < triesMax) continue
      const then = await boards.asOf(board, seq)
      return { swept: sweep(then.board, user, asked, past, entries), seq }
    }
  }

  return {
    '/api/boards/:board/undo': { GET: steps },
    '/api/boards/:board/undo/preview': { GET: preview },
  }
}

const fault = (field: string, says: string): Problem => problem('invalid-field', `\`${field}\` ${says}.`, { field })
const ownersOnly = problem('forbidden', 'Only its owner may undo what others did on a board.')
const tooLong = problem('invalid-field', 'More has happened since than can be gone through at once.', { field: 'from' })

const told = ({ commandId, seq, type, at }: UndoStep) => ({ commandId, seq, type, at: new Date(at).toISOString() })

const shown = (entry: Entry) => ({
  seq: entry.seq,
  commandId: entry.commandId,
  type: sayingOf(entry.events[0]).type,
  at: new Date(entry.at).toISOString(),
})

const shownLeft = ({ entry, code, by }: LeftOut) => ({
  ...shown(entry),
  code,
  by: by && { seq: by.seq, actor: by.actor },
})

function doneOf({ payload, ...row }: OwnRow): Done {
  const first = payload === null ? null : firstOf(payload)
  return { ...row, undid: first?.type === 'CommandUndone' ? first : null }
}

function firstOf(payload: string): Event {
  const events: Events = JSON.parse(payload)
  return events[0]
}
