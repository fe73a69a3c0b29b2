import { type EventLog, toEntry } from '../db/event-log.ts'
import { atTime } from '../domain/access.ts'
import { type Board, emptyBoard } from '../domain/board.ts'
import { type Folding, openFold } from '../domain/evolve.ts'
import type { BoardId } from '../domain/id.ts'
import { type Nearest, stateOf } from './moments.ts'
import { pause } from './pause.ts'

/** A board that is held folded. */
export type Room = {
  readonly id: BoardId
  folding: Folding
  seq: number
  at: number
  /** Someone is writing: it is neither looked at nor let go of. */
  isBusy: boolean
}

/** [A9] A room's board, as it is for whoever comes to it now. */
export const boardIn = ({ folding }: Pick<Room, 'folding'>, now: number): Board => atTime(folding.board, now)

/** The boards that are in use, folded; those that were not in use for longest are let go of. */
export type Rooms<R extends Room> = {
  /** Does something at once in a board's room; null where there is no such board. */
  within<T>(board: BoardId, act: (room: R) => T | Promise<T>): Promise<T | null>
  /** Folds a room anew. */
  reload(room: R): Promise<void>
  /** Lets go of a room that cannot be trusted. */
  drop(room: R): void
}

export type RoomsOptions<R extends Room> = {
  readonly log: Pick<EventLog, 'read' | 'head'>
  readonly nearest: Nearest
  readonly furnish: (room: Room) => R
  /** How much may be held: a card weighs one, and a board 50 beside its cards. */
  readonly weightMax: number
}

const pageMax = { entriesMax: 1_000, bytesMax: 4 * 1024 * 1024 }
const bareWeight = 50

export function createRooms<R extends Room>({ log, nearest, furnish, weightMax }: RoomsOptions<R>): Rooms<R> {
  const opening = new Map<BoardId, Promise<R | null>>()
  /** What each was found to weigh, and in which order they were in use. */
  const held = new Map<BoardId, { readonly room: R; readonly weight: number }>()
  let heldWeight = 0

  const enter = (id: BoardId): R | Promise<R | null> => {
    const room = held.get(id)?.room
    if (room) hold(room)
    return room ?? opening.get(id) ?? open(id)
  }
  const open = (id: BoardId): Promise<R | null> => {
    const opened = load(id).finally(() => opening.delete(id))
    opening.set(id, opened)
    return opened
  }
  const load = async (id: BoardId): Promise<R | null> => {
    const room = furnish({ id, folding: openFold(emptyBoard(id)), seq: 0, at: 0, isBusy: false })
    await begin(room)
    await catchUp(room)
    // What was stored may be of a board that was deleted meanwhile.
    if (room.seq === 0 || !(await log.head(id))) return null
    hold(room)
    return room
  }
  /** Begins anew, with the newest that is stored. */
  const begin = async (room: R) => {
    const stored = await nearest(room.id, Number.MAX_SAFE_INTEGER)
    const { board, seq, at } = stored ? await stateOf(stored) : { board: emptyBoard(room.id), seq: 0, at: 0 }
    Object.assign(room, { folding: openFold(board), seq, at })
  }
  const catchUp = async (room: R) => {
    for (let pages = 0; ; pages++) {
      const rows = await log.read(room.id, room.seq, pageMax)
      const last = rows.at(-1)
      if (!last) return
      if (pages > 0) await pause()
      room.folding.apply(rows.map(toEntry))
      Object.assign(room, { seq: last.seq, at: last.at })
    }
  }

  const hold = (room: R) => {
    drop(room)
    const weight = bareWeight + room.folding.board.lastNumber
    held.set(room.id, { room, weight })
    heldWeight += weight
    for (const oldest of held.values()) {
      if (heldWeight <= weightMax || oldest.room === room) return
      if (!oldest.room.isBusy) drop(oldest.room)
    }
  }
  const drop = ({ id }: R) => {
    heldWeight -= held.get(id)?.weight ?? 0
    held.delete(id)
  }

  return {
    within: async (id, act) => {
      for (;;) {
        const room = await enter(id)
        if (!room) return null
        // Another may have been let in meanwhile, for whom this one had to go.
        if (held.get(id)?.room === room) return act(room)
      }
    },
    reload: async (room) => {
      await begin(room)
      await catchUp(room)
    },
    drop,
  }
}
