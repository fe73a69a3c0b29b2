import { isDeepStrictEqual } from 'node:util'
import type Database from 'better-sqlite3'
import { emptyBoard } from '../../domain/board.ts'
import { cardOf, erasuresIn } from '../../domain/erasure.ts'
import type { Events, Foldable } from '../../domain/event.ts'
import { type Folding, openFold } from '../../domain/evolve.ts'
import type { BoardId } from '../../domain/id.ts'
import { isErasing } from '../../domain/is-erasing.ts'
import { type Gaps, isDue, thinned, usualGaps } from './gaps.ts'
import { packBoard, unpackBoard } from './packed-board.ts'
import type { SnapshotStore, StoredSnapshot } from './store.ts'

/** Keeps the snapshots of all boards in step with the log: a little at a time, and nobody waits for it. */
export type Snapshotting = {
  /** There may be more of a board in the log, or nothing any more. */
  rang(board: BoardId): void
  /** Does a little of what is to be done; false where nothing is. */
  step(): boolean
  /** The newest snapshot of a board up to a `seq`; nothing that was erased from the log by now is in it. */
  nearest(board: BoardId, upTo: number): StoredSnapshot | null
}

const weighedAtOnce = 5_000

/** How far a board's entries are weighed. */
type Weighed = { readonly seq: number; readonly logBytes: number }
/** A board that is being folded onwards from its newest snapshot. */
type AtHand = {
  readonly board: BoardId
  readonly folding: Folding
  seq: number
  logBytes: number
  /** Where the newest snapshot stands, and what the next one will weigh, as far as can be told. */
  sinceBytes: number
  bytes: number
}
type EntryRow = { seq: number; at: number; hash: Buffer; payload: string; bytes: number }

export function createSnapshotting(
  log: Database.Database,
  store: SnapshotStore,
  onFault: (message: string) => void,
  gaps: Gaps = usualGaps,
  foldedBytesAtOnce = 256 * 1024,
): Snapshotting {
  const allBoards = log.prepare<[], { board: BoardId }>('select board from heads')
  const hasHead = log.prepare<[string]>('select 1 from heads where board = ?')
  const hashOf = log.prepare<[string, number], { hash: Buffer }>('select hash from entries where board = ? and seq = ?')
  const sizes = log.prepare<[string, number], { seq: number; type: string; bytes: number }>(
    `select seq, type, octet_length(payload) as bytes from entries where board = ? and seq > ? order by seq limit ${weighedAtOnce}`,
  )
  const entriesOf = log.prepare<[string, number, number], EntryRow>(
    `select seq, at, hash, payload, octet_length(payload) as bytes from entries
       where board = ? and seq > ? and seq <= ? order by seq`,
  )
  const payloadOf = log.prepare<[string, number], { payload: string }>(
    'select payload from entries where board = ? and seq = ?',
  )
  const firstNaming = log.prepare<[string, string], { seq: number | null }>(
    'select min(seq) as seq from card_entries where board = ? and card = ?',
  )

  const weighed = new Map<BoardId, Weighed>()
  const unweighed = new Set<BoardId>()
  /** Boards that may have enough in the log for another snapshot. */
  const waiting = new Set<BoardId>()
  let atHand: AtHand | null = null
  /** Whether the log of writes may still hold what was dropped: also by a process before this one. */
  let hasDropped = true

  /** Begins anew with a board, from what is stored of it. */
  const forget = (board: BoardId) => {
    weighed.delete(board)
    if (atHand?.board === board) atHand = null
    hasDropped = true
  }
  const dropBoard = (board: BoardId) => {
    store.dropBoard(board)
    forget(board)
  }

  /** What is stored, and of the past that the log has; what is not is let go of, with all of its board. */
  const trusted = (board: BoardId, upTo: number): StoredSnapshot | null => {
    const found = store.nearest(board, upTo)
    if (found === null) return null
    if (found !== 'damaged' && hashOf.get(board, found.seq)?.hash.equals(found.hash)) return found
    onFault(found === 'damaged' ? 'a snapshot is damaged' : 'a snapshot is of another past')
    dropBoard(board)
    unweighed.add(board)
    return null
  }

  /** [E8] Drops what was made before this entry, and may hold words that it erases. */
  const dropErased = (board: BoardId, seq: number): boolean => {
    const payload = payloadOf.get(board, seq)?.payload
    const events: Events | null = payload === undefined ? null : JSON.parse(payload)
    const from = (events ? erasuresIn(events) : []).map((erasure) => {
      const card = cardOf(erasure)
      return card === null ? 1 : (firstNaming.get(board, card)?.seq ?? seq)
    })
    return from.length > 0 && store.dropUnclean(board, Math.min(...from), seq)
  }

  /** Weighs what is new of a board; false where there is more of it. */
  const weigh = (board: BoardId): boolean => {
    if (!hasHead.get(board)) {
      dropBoard(board)
      waiting.delete(board)
      return true
    }
    const from = weighed.get(board) ?? store.standing(board).at(-1) ?? { seq: 0, logBytes: 0 }
    const rows = sizes.all(board, from.seq)
    const erasing = rows.filter(({ type }) => isErasing(type))
    if (erasing.length > 0) {
      // What is at hand was read before; and what was dropped for another reason goes from the log of writes too.
      if (atHand?.board === board) atHand = null
      hasDropped = true
    }
    if (erasing.filter(({ seq }) => dropErased(board, seq)).length > 0) {
      forget(board)
      return false
    }
    const logBytes = rows.reduce((sum, { bytes }) => sum + bytes, from.logBytes)
    weighed.set(board, { seq: rows.at(-1)?.seq ?? from.seq, logBytes })
    waiting.add(board)
    return rows.length < weighedAtOnce
  }

  const open = (board: BoardId): AtHand => {
    const newest = trusted(board, Number.MAX_SAFE_INTEGER)
    const { seq, logBytes, bytes } = newest ?? { seq: 0, logBytes: 0, bytes: 0 }
    const folding = openFold(newest ? unpackBoard(newest.body) : emptyBoard(board))
    return { board, folding, seq, logBytes, sinceBytes: logBytes, bytes }
  }

  /** Folds a board a little further, and takes a snapshot where one is due; false where none will be. */
  const fold = (board: BoardId): boolean => {
    const head = weighed.get(board)
    const standing = store.standing(board).at(-1)
    const since = (head?.logBytes ?? 0) - (standing?.logBytes ?? 0)
    if (!head || !isDue(gaps, since, standing?.bytes ?? 0, 0)) return false
    const hand = atHand?.board === board ? atHand : open(board)
    // What fails halfway is begun anew: it may have been read, and not folded.
    atHand = null
    const isDueAtHand = () => isDue(gaps, hand.logBytes - hand.sinceBytes, hand.bytes, head.logBytes - hand.logBytes)
    const entries: Foldable[] = []
    const began = hand.logBytes
    let last: EntryRow | null = null
    for (const row of entriesOf.iterate(board, hand.seq, head.seq)) {
      const events: Events = JSON.parse(row.payload)
      entries.push({ seq: row.seq, events })
      last = row
      hand.seq = row.seq
      hand.logBytes += row.bytes
      if (isDueAtHand() || hand.logBytes - began > foldedBytesAtOnce) break
    }
    if (!last) return false
    hand.folding.apply(entries)
    if (isDueAtHand()) take(hand, head, last, isDueAtHand)
    atHand = hand
    return true
  }

  /** Packs what is at hand, sees that it unpacks to the same, and stores it if it still weighs less than the entries. */
  const take = (hand: AtHand, head: Weighed, { seq, at, hash }: EntryRow, isStillDue: () => boolean) => {
    const { board, folding, logBytes } = hand
    const body = packBoard(folding.board)
    hand.bytes = body.length
    if (!isStillDue()) return
    hand.sinceBytes = logBytes
    if (!isDeepStrictEqual(unpackBoard(body), folding.board)) return onFault('a snapshot is not what was folded')
    store.put({ board, seq, at, hash, logBytes, cleanTo: head.seq, body })
    store.drop(board, thinned(gaps, store.standing(board), head.logBytes))
  }

  /** The same; what fails is tried again when all others had their turn. */
  const foldInTurn = (board: BoardId): boolean => {
    try {
      return fold(board)
    } catch (error) {
      waiting.delete(board)
      waiting.add(board)
      throw error
    }
  }

  const squeeze = () => {
    if (hasDropped) hasDropped = !store.squeeze()
  }

  const begin = () => {
    const there = allBoards.all().map(({ board }) => board)
    for (const board of [...there, ...store.boards()]) unweighed.add(board)
  }
  begin()

  return {
    rang: (board) => void unweighed.add(board),
    step: () => {
      const [toWeigh] = unweighed
      const [toFold] = waiting
      if (toWeigh !== undefined) {
        if (weigh(toWeigh)) unweighed.delete(toWeigh)
      } else if (toFold !== undefined) {
        if (!foldInTurn(toFold)) {
          waiting.delete(toFold)
          if (atHand?.board === toFold) atHand = null
        }
      } else return false
      squeeze()
      return true
    },
    nearest: (board, upTo) => {
      if (store.standing(board).length === 0) return null
      while (!weigh(board)) continue
      squeeze()
      return trusted(board, upTo)
    },
  }
}
