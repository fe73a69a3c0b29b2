import type { EventLog } from '../db/event-log.ts'
import { may } from '../domain/access.ts'
import type { Board } from '../domain/board.ts'
import type { CommandOf } from '../domain/command.ts'
import { decide } from '../domain/decide.ts'
import { type BoardId, type CommandId, isBoardId, isCardId, isListId, type UserId } from '../domain/id.ts'
import type { MomentPast, RestoringType } from '../domain/past.ts'
import { outlookOf } from '../domain/restoring/outlook.ts'
import type { RestorePreview } from '../domain/wire.ts'
import type { BoardState, Boards } from './boards.ts'
import { isTooLarge } from './drafts.ts'
import { json, refuse } from './exchange.ts'
import { createReadPast } from './pasts.ts'
import { noBoard, type Problem, problem } from './problem.ts'
import type { Handle, Routes } from './routes.ts'
import { createSee } from './seeing.ts'
import { seqIn } from './seq-in.ts'

export type RestoringOptions = {
  readonly boards: Boards
  readonly log: EventLog
  readonly newCommandId: () => CommandId
}

/** How often it is begun anew, where the board goes on meanwhile. */
const triesMax = 10

/** The route of what restoring would change. */
export function createRestoring({ boards, log, newCommandId }: RestoringOptions): Routes {
  const look = createSee(boards)
  const readPast = createReadPast(log, boards)

  /** [H74] */
  const preview: Handle = async ({ user, query, param }) => {
    const id = param('board')
    const role = await look(id, user, (seen) => seen.role)
    if (!isBoardId(id) || !role) return refuse(noBoard)
    if (!may(role, 'RestoreOrder')) return refuse(onlyLooking)
    const asked = askedIn(query, newCommandId())
    return 'code' in asked ? refuse(asked) : json(await plan(id, user, asked))
  }

  /** Decides on one state of the board, and does nothing. */
  const plan = async (board: BoardId, user: UserId, asked: Asked): Promise<RestorePreview> => {
    for (let tries = 1; ; tries++) {
      const seq = (await boards.look(board, (state) => state.seq)) ?? 0
      const past = await readPast(board, user, asked, seq)
      if (past.kind !== 'moment') throw new Error('restoring is decided on the past')
      const body = 'cardId' in asked ? await boards.bodyAsOf(board, asked.cardId, seq) : null
      const tell = (now: Board): RestorePreview => {
        const decision = decide(now, body, user, asked, past)
        return { seq, ...toldOf(decision, now, past, asked) }
      }
      const told = await boards.look(board, (state: BoardState) => (state.seq === seq ? tell(state.board) : null))
      if (told) return told
      if (tries >= triesMax) return tell((await boards.asOf(board, seq)).board)
    }
  }

  return { '/api/boards/:board/restore/preview': { GET: preview } }
}

type Asked = CommandOf<RestoringType>

function toldOf(
  decision: ReturnType<typeof decide>,
  now: Board,
  { moment }: MomentPast,
  asked: Asked,
): Omit<RestorePreview, 'seq'> {
  switch (decision.kind) {
    case 'rejected':
      return { changes: null, refused: decision.rejection.code }
    case 'unchanged':
      return { changes: null, refused: null }
    case 'accepted':
      return isTooLarge(JSON.stringify(decision.events))
        ? { changes: null, refused: 'entry-too-large' }
        : { changes: outlookOf(now, moment.board, asked, decision.events), refused: null }
  }
}

/** The command that is meant: of a card, of a list, or of the order of the board. */
function askedIn(query: URLSearchParams, commandId: CommandId): Asked | Problem {
  const at = seqIn(query, 'at')
  const [cardId, listId] = [query.get('card'), query.get('list')]
  if (typeof at !== 'number') return at
  if (cardId !== null && listId !== null) return fault('list', 'cannot be named beside `card`')
  if (cardId !== null)
    return isCardId(cardId) ? { commandId, type: 'RestoreCardTo', cardId, at } : fault('card', 'is the id of a card')
  if (listId !== null)
    return isListId(listId) ? { commandId, type: 'RestoreListTo', listId, at } : fault('list', 'is the id of a list')
  return { commandId, type: 'RestoreOrder', at }
}

const fault = (field: string, says: string): Problem => problem('invalid-field', `\`${field}\` ${says}.`, { field })
const onlyLooking = problem('forbidden', 'Who may only look at a board restores nothing.')
