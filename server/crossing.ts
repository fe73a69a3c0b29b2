import { saltedHash } from '../db/chain.ts'
import type { Append, EventLog } from '../db/event-log.ts'
import { canSee } from '../domain/access.ts'
import { decideArrival } from '../domain/arrival.ts'
import { canonical } from '../domain/canonical.ts'
import type { Command, CommandOf } from '../domain/command.ts'
import { decide } from '../domain/decide.ts'
import { rejection } from '../domain/decision.ts'
import type { Events } from '../domain/event.ts'
import type { BoardId, UserId } from '../domain/id.ts'
import type { Boards, BoardsOptions } from './boards.ts'
import type { Executed } from './deciding.ts'
import { isSame, isTooLarge } from './drafts.ts'
import { boardIn, type Room } from './rooms.ts'

/** A command that is decided on two boards at once. */
type Crossing = CommandOf<'MoveCardToBoard'>
export const isCrossing = (command: Command): command is Crossing => command.type === 'MoveCardToBoard'

/** Has a board to itself until `leave` is called; null where there is none. */
export type Enter = (board: BoardId) => Promise<Visit | null>
type Visit = {
  readonly room: Room
  readonly reload: () => Promise<void>
  readonly leave: () => void
  /** Leaves a room that cannot be trusted any more. */
  readonly fail: (error: unknown) => void
}

export type CrossingOptions = Pick<BoardsOptions, 'onDurable' | 'onUnknown' | 'now' | 'newSalt'> & {
  readonly log: EventLog
  readonly enter: Enter
  readonly bodyAsOf: Boards['bodyAsOf']
}

/** [C71] Decides what moves from one board to another: both entries are written at once, or neither. */
export function createCrossing(options: CrossingOptions) {
  const { log, enter, bodyAsOf, onDurable, onUnknown, now, newSalt } = options

  const decideBoth = async (from: Room, to: Room | null, actor: UserId, command: Crossing) => {
    const left = decide(boardIn(from, now()), null, actor, command)
    if (left.kind !== 'accepted') return left
    const body = await bodyAsOf(from.id, command.cardId, from.seq)
    const arrived = decideArrival(boardIn(from, now()), to && boardIn(to, now()), body, actor, command)
    if (arrived.kind !== 'accepted') return arrived
    return { kind: 'both', left: left.events, arrived: arrived.events } as const
  }

  const draftOf = (room: Room, actor: UserId, command: Crossing, events: Events): Append => {
    const salt = newSalt()
    const at = Math.max(room.at, now())
    const { commandId } = command
    const commandHash = saltedHash(salt, canonical(command))
    const entry = { commandId, actor, at, events, payload: JSON.stringify(events), salt, commandHash }
    return { board: room.id, expectedSeq: room.seq, entries: [entry], answers: [] }
  }

  const rejectedOn = (room: Room, actor: UserId, command: Crossing, result: Refused): Append => {
    const salt = newSalt()
    const commandHash = saltedHash(salt, canonical(command))
    const answer = { actor, result, at: Math.max(room.at, now()), salt, commandHash }
    return { board: room.id, expectedSeq: room.seq, entries: [], answers: [answer] }
  }

  /** Folds what is on disk now, and tells of it. */
  const settle = (room: Room, { entries: [entry] }: Append) => {
    if (!entry) return
    const seq = room.seq + 1
    room.folding.apply([{ seq, events: entry.events }])
    Object.assign(room, { seq, at: entry.at })
  }

  const crossOver = async (here: Visit, there: Visit | null, actor: UserId, command: Crossing): Promise<Executed> => {
    const from = here.room
    const to = there?.room ?? null
    const { commandId } = command
    for (;;) {
      if (!canSee(boardIn(from, now()), actor)) return { kind: 'not-found' }
      const known = await log.answerTo(from.id, actor, commandId)
      if (known && !isSame(known, canonical(command))) return { kind: 'reused', index: 0 }
      if (known) return { kind: 'done', results: [known.result] }
      const decided = await decideBoth(from, to, actor, command)
      if (decided.kind === 'unchanged')
        return { kind: 'done', results: [{ commandId, seq: from.seq, unchanged: true }] }
      // There the id stands for another command: it could be written on neither.
      if (decided.kind === 'both' && to && (await log.answerTo(to.id, actor, commandId)))
        return { kind: 'reused', index: 0 }
      const appends =
        decided.kind === 'both' && to
          ? [draftOf(from, actor, command, decided.left), draftOf(to, actor, command, decided.arrived)]
          : []
      const isLarge = appends.some(({ entries }) => entries.some(({ payload }) => isTooLarge(payload)))
      const why = decided.kind === 'rejected' ? decided.rejection : isLarge ? rejection('entry-too-large') : null
      const refused = why && { commandId, rejected: why }
      const appended = await log.append(...(refused ? [rejectedOn(from, actor, command, refused)] : appends))
      switch (appended.kind) {
        case 'durable': {
          if (refused) return { kind: 'done', results: [refused] }
          const [left, arrived] = appends
          if (left) settle(from, left)
          if (arrived && to) settle(to, arrived)
          for (const row of appended.rows) onDurable([row])
          return { kind: 'done', results: [{ commandId, seq: from.seq }] }
        }
        case 'conflict':
          await here.reload()
          await there?.reload()
          break
        case 'full':
          return { kind: 'full' }
        case 'unknown':
          onUnknown(appended.error)
          return new Promise(() => {})
      }
    }
  }

  return async (board: BoardId, actor: UserId, command: Crossing): Promise<Executed> => {
    // In one order for all, so that two who go opposite ways do not wait for each other.
    const entered = new Map<BoardId, Visit>()
    try {
      for (const id of [...new Set([board, command.toBoard])].sort()) {
        const visit = await enter(id)
        if (visit) entered.set(id, visit)
      }
      const from = entered.get(board)
      const to = command.toBoard === board ? null : (entered.get(command.toBoard) ?? null)
      return from ? await crossOver(from, to, actor, command) : { kind: 'not-found' }
    } catch (error) {
      for (const { fail } of entered.values()) fail(error)
      return { kind: 'failed' }
    } finally {
      for (const { leave } of entered.values()) leave()
    }
  }
}

type Refused = { readonly commandId: Crossing['commandId']; readonly rejected: ReturnType<typeof rejection> }
