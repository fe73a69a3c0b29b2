import { saltedHash } from '../db/chain.ts'
import { type EntryDraft, type EventLog, type LogRow, toEntry } from '../db/event-log.ts'
import { canSee, may, roleOf } from '../domain/access.ts'
import type { Board } from '../domain/board.ts'
import { type Body, bodyNeededBy, emptyBody, foldBody } from '../domain/body.ts'
import { canonical } from '../domain/canonical.ts'
import type { Command } from '../domain/command.ts'
import type { Events } from '../domain/event.ts'
import type { BoardId, CardId, CommandId, UserId } from '../domain/id.ts'
import { isErasing } from '../domain/is-erasing.ts'
import { type Past, pastNeededBy } from '../domain/past.ts'
import { nextLapse } from '../domain/sharing.ts'
import type { Result } from '../domain/wire.ts'
import { createCrossing, type Enter, isCrossing } from './crossing.ts'
import { createDecideAll, type Executed } from './deciding.ts'
import { isSame } from './drafts.ts'
import { type Batch, findKnown, findReused, type Known, keyOf } from './known.ts'
import { createMoments, type Nearest } from './moments.ts'
import { createReadPast, type FormsOf } from './pasts.ts'
import { boardIn, createRooms, type Room } from './rooms.ts'

/** Decides commands, one board at a time, and keeps the boards that are in use folded. */
export type Boards = {
  /** [C2–C6] Decides commands in order, and answers when what they did is on disk. */
  execute(board: BoardId, actor: UserId, commands: readonly Command[]): Promise<Executed>
  /** Writes a board's first entries; where that command was done before, nothing is done again. */
  create(board: BoardId, actor: UserId, asked: Creation): Promise<Created>
  /** [H43] Deletes an archived board for good. */
  remove(board: BoardId, actor: UserId): Promise<Removed>
  /** Looks at a board as it is on disk; null where there is none. `look` runs at once: the board may grow after it. */
  look<T>(board: BoardId, look: (state: BoardState) => T): Promise<T | null>
  /** The board as of a `seq`: see `createMoments`. */
  asOf(board: BoardId, seq: number): Promise<BoardState>
  /** A card's body as of a `seq`. */
  bodyAsOf(board: BoardId, card: CardId, seq: number): Promise<Body>
}

/** A board, and how far it is folded. */
export type BoardState = { readonly board: Board; readonly seq: number; readonly at: number }

export type Creation = {
  readonly commandId: CommandId
  readonly asked: unknown
  /** What it is made of, entry by entry; null where it cannot be made. */
  readonly entries: () => Promise<readonly [Events, ...Events[]] | null>
  /** For the entries after the first. */
  readonly newCommandId: () => CommandId
}
/** `gone`: it was made before, and deleted; or what it is made from is not there. */
export type Created = { readonly kind: 'done' | 'reused' | 'full' | 'gone' }
export type Removed = { readonly kind: 'done' | 'not-found' | 'forbidden' | 'not-archived' | 'full' }

export type BoardsOptions = {
  readonly log: EventLog
  /** All ids that an account has had; without it each is only itself. */
  readonly formsOf?: FormsOf
  /** What is stored of boards as they were; without it all is folded from the first entry. */
  readonly nearest?: Nearest
  /** Told of what is on disk, before anyone is answered. */
  readonly onDurable: (rows: readonly LogRow[]) => void
  /** Whether something was written cannot be told: the process must end. */
  readonly onUnknown: (error: Error) => void
  readonly onBug: (error: unknown) => void
  /** [A9] Someone looks at a board on which somebody's time is up then, in milliseconds since 1970. */
  readonly onLapseAhead?: (board: BoardId, at: number) => void
  readonly now: () => number
  /** 16 bytes that nobody can guess. */
  readonly newSalt: () => Uint8Array
  /** How much may be held folded: a card weighs one, and a board 50 beside its cards. */
  readonly heldMax?: number
}

/** A board with those who wait for its turn; `visits` have it to themselves for a while. */
type Desk = Room & { readonly asks: Ask[]; readonly looks: Look[]; readonly visits: Waiting[] }
/** Someone who waits to have a board to themselves: it is theirs until what `begin` returns is settled. */
type Waiting = { readonly begin: () => Promise<void>; readonly fail: (error: unknown) => void }
/** What is asked, by whoever waits for the answer. */
type Ask = Batch & { readonly answer: (executed: Executed) => void }
type Look = { readonly see: () => void; readonly fail: (error: unknown) => void }

export function createBoards(options: BoardsOptions): Boards {
  const { log, onUnknown, onBug, now, newSalt, heldMax = 200_000, nearest = async () => null, formsOf } = options
  const moments = createMoments({ log, nearest })
  const onDurable = (rows: readonly LogRow[]) => {
    for (const { type, board } of rows) if (isErasing(type)) moments.forget(board)
    options.onDurable(rows)
  }
  const rooms = createRooms<Desk>({
    log,
    nearest,
    furnish: (room) => ({ ...room, asks: [], looks: [], visits: [] }),
    weightMax: heldMax,
  })

  const decideAll = createDecideAll({ now, newSalt })

  const run = async (room: Desk) => {
    if (room.isBusy) return
    room.isBusy = true
    try {
      while (room.asks.length + room.visits.length > 0) {
        for (let visit = room.visits.shift(); visit; visit = room.visits.shift()) await visit.begin()
        const asks = takeAsks(room.asks)
        await commit(room, asks).catch((error: unknown) => {
          onBug(error)
          answerAll(asks, () => ({ kind: 'failed' }))
          return rooms.reload(room)
        })
        for (const { see } of room.looks.splice(0)) see()
      }
    } catch (error) {
      // What is on disk cannot be read. The next who comes opens the board anew.
      rooms.drop(room)
      onBug(error)
      answerAll(room.asks.splice(0), () => ({ kind: 'failed' }))
      for (const { fail } of [...room.looks.splice(0), ...room.visits.splice(0)]) fail(error)
    } finally {
      room.isBusy = false
    }
  }

  /** Decides what is asked on the board as it is, writes it in one append, and answers when that is on disk. */
  const commit = async (room: Desk, asks: readonly Ask[]) => {
    for (;;) {
      const known = await findKnown(log, room.id, asks)
      const bodies = await findBodies(room, asks)
      const past = await findPast(room, asks, known)
      const decided = decideAll(room, asks, { known, bodies, past })
      if (decided.entries.length + decided.answers.length > 0) {
        const append = { board: room.id, expectedSeq: room.seq, entries: decided.entries, answers: decided.answers }
        const appended = await log.append(append)
        if (appended.kind === 'unknown') return onUnknown(appended.error)
        if (appended.kind === 'full') answerAll(asks, () => ({ kind: 'full' }))
        if (appended.kind !== 'durable') await rooms.reload(room)
        if (appended.kind === 'conflict') continue
        if (appended.kind === 'full') return
        const last = appended.rows.at(-1)
        if (last) Object.assign(room, { seq: last.seq, at: last.at })
        if (last) onDurable(appended.rows)
      }
      return answerAll(asks, (index) => decided.executed[index] ?? { kind: 'not-found' })
    }
  }

  const findBodies = async (room: Desk, asks: readonly Ask[]) => {
    const bodies = new Map<CardId, Body>()
    for (const { commands } of asks)
      for (const command of commands) {
        const card = bodyNeededBy(command)
        if (card && !bodies.has(card)) bodies.set(card, await bodyAsOf(room.id, card, room.seq))
      }
    return bodies
  }

  /** What the one command of these that is decided on the past must know of it. */
  const findPast = async (room: Desk, asks: readonly Ask[], known: Known): Promise<Past | null> => {
    for (const { actor, commands } of asks)
      for (const command of commands) {
        const asked = known.has(keyOf(actor, command.commandId)) ? null : pastNeededBy(command)
        if (asked) return readPast(room.id, actor, asked, room.seq)
      }
    return null
  }

  /** What a description replaced need not be read: the newest says all. */
  const bodyAsOf = async (board: BoardId, card: CardId, seq: number): Promise<Body> => {
    const described = await log.readNewest(board, card, 'CardDescribed', seq)
    const others = await log.readCard(board, card, 0, seq, 'CardDescribed')
    const rows = [...others, ...(described ? [described] : [])].sort((a, b) => a.seq - b.seq)
    return foldBody(emptyBody, card, rows.map(toEntry))
  }

  const readPast = createReadPast(log, { asOf: moments.asOf, bodyAsOf }, formsOf)

  const executeHere = async (board: BoardId, actor: UserId, commands: readonly Command[]): Promise<Executed> =>
    (await rooms.within(
      board,
      (room) =>
        new Promise<Executed>((answer) => {
          room.asks.push({ actor, commands, answer })
          void run(room)
        }),
    )) ?? { kind: 'not-found' }

  /** Has a board to itself until `leave` is called; null where there is none. */
  const enter: Enter = (board) =>
    rooms.within(
      board,
      (room) =>
        new Promise((entered, fail) => {
          const begin = () =>
            new Promise<void>((leave, giveUp) =>
              entered({ room, reload: () => rooms.reload(room), leave, fail: giveUp }),
            )
          room.visits.push({ begin, fail })
          void run(room)
        }),
    )
  const cross = createCrossing({ ...options, onDurable, enter, bodyAsOf })

  return {
    execute: async (board, actor, commands) => {
      const [first] = commands
      if (first && commands.length === 1 && isCrossing(first)) return cross(board, actor, first)
      if (commands.length === 1 || !commands.some(isApart)) return executeHere(board, actor, commands)
      if (!(await rooms.within(board, (room) => canSee(boardIn(room, now()), actor)))) return { kind: 'not-found' }
      const index = await findReused(log, board, actor, commands)
      if (index !== null) return { kind: 'reused', index }
      const results: Result[] = []
      for (const command of commands) {
        const executed = await (isCrossing(command)
          ? cross(board, actor, command)
          : executeHere(board, actor, [command]))
        if (executed.kind !== 'done') return executed
        results.push(...executed.results)
      }
      return { kind: 'done', results }
    },
    create: async (board, actor, { commandId, asked, entries, newCommandId }) => {
      const form = canonical(asked)
      for (;;) {
        const answered = await log.answerTo(board, actor, commandId)
        if (answered) return { kind: isSame(answered, form) ? 'done' : 'reused' }
        if (await log.isDeleted(board)) return { kind: 'gone' }
        const made = await entries()
        if (!made) return { kind: 'gone' }
        const at = now()
        const drafts = made.map((events, index): EntryDraft => {
          const salt = newSalt()
          const payload = JSON.stringify(events)
          const id = index === 0 ? commandId : newCommandId()
          return { commandId: id, actor, at, events, payload, salt, commandHash: saltedHash(salt, form) }
        })
        const appended = await log.append({ board, expectedSeq: 0, entries: drafts, answers: [] })
        if (appended.kind === 'unknown') {
          onUnknown(appended.error)
          return new Promise(() => {})
        }
        if (appended.kind === 'full') return { kind: 'full' }
        if (appended.kind === 'durable') {
          onDurable(appended.rows)
          return { kind: 'done' }
        }
      }
    },
    remove: async (board, actor) =>
      (await rooms.within(board, async (room): Promise<Removed> => {
        const there = boardIn(room, now())
        const role = roleOf(there, actor)
        if (!may(role, 'see')) return { kind: 'not-found' }
        if (!may(role, 'delete-board')) return { kind: 'forbidden' }
        if (there.archivedAt === null) return { kind: 'not-archived' }
        const removed = await log.deleteBoard(board, now())
        if (removed.kind === 'unknown') {
          onUnknown(removed.error)
          return new Promise(() => {})
        }
        if (removed.kind !== 'durable') return { kind: 'full' }
        // Who waits for their turn finds nothing when it comes.
        await rooms.reload(room)
        rooms.drop(room)
        moments.forget(board)
        return { kind: 'done' }
      })) ?? { kind: 'not-found' },
    look: (board, look) =>
      rooms.within(board, (room) => {
        const see = async () => {
          const lapse = nextLapse(room.folding.board.members)
          if (lapse < Number.POSITIVE_INFINITY) options.onLapseAhead?.(board, lapse)
          return look({ board: boardIn(room, now()), seq: room.seq, at: room.at })
        }
        if (!room.isBusy) return see()
        return new Promise((resolve, fail) => room.looks.push({ see: () => resolve(see()), fail }))
      }),
    asOf: moments.asOf,
    bodyAsOf,
  }
}

const asksMax = 256

/** What is not decided beside others: on two boards, or on the past as it is on disk. */
const isApart = (command: Command): boolean => isCrossing(command) || pastNeededBy(command) !== null

/** As many as are decided together. */
function takeAsks(asks: Ask[]): Ask[] {
  const apart = asks.findIndex(({ commands }) => commands.some(isApart))
  return asks.splice(0, apart === -1 ? asksMax : Math.min(asksMax, Math.max(1, apart)))
}

function answerAll(asks: readonly Ask[], answer: (index: number) => Executed): void {
  for (const [index, ask] of asks.entries()) ask.answer(answer(index))
}
