import type { EventLog } from '../db/event-log.ts'
import { activityKinds, isActivityKind, typesOf } from '../domain/activity-kind.ts'
import { isUserId } from '../domain/id.ts'
import { activityOfBoard } from './activity.ts'
import type { Boards } from './boards.ts'
import { json, refuse } from './exchange.ts'
import type { People } from './people.ts'
import { noBoard, problem } from './problem.ts'
import type { Handle, Routes } from './routes.ts'
import { createSee } from './seeing.ts'
import { seqIn } from './seq-in.ts'

export type BoardActivityOptions = {
  readonly boards: Pick<Boards, 'look'>
  readonly log: Pick<EventLog, 'readBack'>
  readonly people: Pick<People, 'show'>
}

const pageMax = { entriesMax: 50, bytesMax: 1024 * 1024 }
const lookedMax = 5_000

/** [H80] What has happened on a board, a page of it: all, or what one person did, or one kind of things. */
export function createBoardActivity({ boards, log, people }: BoardActivityOptions): Routes {
  const look = createSee(boards)

  const activity: Handle = async ({ user, query, param }) => {
    const before = seqIn(query, 'before')
    if (typeof before !== 'number') return refuse(before)
    const kind = query.get('kind')
    if (kind !== null && !isActivityKind(kind)) return refuse(noKind)
    const person = query.get('person')
    if (person !== null && !isUserId(person)) return refuse(noPerson)
    const seen = await look(param('board'), user, (state) => state)
    if (!seen) return refuse(noBoard)
    const wanted = { actor: person, types: kind && typesOf(kind), lookedMax }
    const page = await log.readBack(seen.board.id, Math.min(before, seen.seq + 1), pageMax, wanted)
    const rows = page.rows.filter(({ seq }) => seq > seen.readsAfter)
    const isMore = page.before !== null && page.before > seen.readsAfter + 1
    return json({
      ...activityOfBoard(seen.board, rows, people.show),
      before: isMore ? page.before : null,
      seq: seen.seq,
    })
  }
  return { '/api/boards/:board/activity': { GET: activity } }
}

const noKind = problem('invalid-field', `\`kind\` is one of ${activityKinds.join(', ')}.`, { field: 'kind' })
const noPerson = problem('invalid-field', '`person` is the id of a person.', { field: 'person' })
