import type { EventLog } from '../db/event-log.ts'
import type { BoardId, CommandId, UserId } from '../domain/id.ts'
import { createBoard } from '../domain/template.ts'
import type { Boards } from './boards.ts'
import { house } from './people.ts'

type DemoOptions = {
  readonly boards: Boards
  readonly log: EventLog
  readonly boardIdFor: (actor: UserId, commandId: CommandId) => BoardId
  readonly newCommandId: () => CommandId
  readonly newUuid: () => string
  readonly now: () => number
  readonly mayMake: boolean
}

/** The demo board: made at the first start of an empty open instance, and found again later. */
export async function findDemo(options: DemoOptions): Promise<BoardId | null> {
  const { boards, log, boardIdFor, newCommandId, newUuid, now, mayMake } = options
  const [made] = await log.boardsMadeBy(house.id)
  if (made || !mayMake || (await log.boards()).length > 0) return made ?? null
  const commandId = newCommandId()
  const id = boardIdFor(house.id, commandId)
  const making = { title: 'Welcome to Tandem', owner: house.id, linkRole: 'editor', newUuid, now: now() } as const
  await boards.create(id, house.id, {
    commandId,
    asked: making.title,
    entries: async () => [createBoard('demo', making)],
    newCommandId,
  })
  return id
}
