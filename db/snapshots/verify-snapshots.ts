import { existsSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import Database from 'better-sqlite3'
import type { Board } from '../../domain/board.ts'
import { cardOf, erasuresIn } from '../../domain/erasure.ts'
import type { Events } from '../../domain/event.ts'
import { isErasing } from '../../domain/is-erasing.ts'
import { lifeOf } from '../made-file.ts'
import { unpackBoard } from './packed-board.ts'
import { readSnapshots, type SnapshotReads, snapshotLife } from './store.ts'

/** Snapshots that are compared with what the log folds to. */
export type SnapshotsToCheck = SnapshotReads & { close(): void }

/**
 * Opens what is stored of this life of the log, as of one moment; null where there is nothing. It is to be opened before the
 * log is read: what is stored was then made of a log that is as long, or shorter.
 */
export function openSnapshotsToCheck(file: string, epoch: string): SnapshotsToCheck | null {
  if (!existsSync(file)) return null
  const db = new Database(file, { readonly: true })
  try {
    db.exec('begin')
    // What another program has made, this one cannot compare; it will be made anew.
    if (lifeOf(db) === snapshotLife(epoch)) return { ...readSnapshots(db), close: () => db.close() }
    db.close()
    return null
  } catch (error) {
    db.close()
    throw error
  }
}

type Row = { readonly seq: number; readonly type: string; readonly payload: string; readonly hash: Buffer }

/** Compares the snapshots of one board with the board as it is folded, entry by entry. */
export function openSnapshotCheck(log: Database.Database, stored: SnapshotReads | null, board: string) {
  const firstNaming = log.prepare<[string, string], { seq: number | null }>(
    'select min(seq) as seq from card_entries where board = ? and card = ?',
  )
  let fault: string | null = null
  const read = <T>(reading: () => T): T | null => {
    try {
      return reading()
    } catch (error) {
      fault ??= `its snapshots cannot be read (${error instanceof Error ? error.message : String(error)})`
      return null
    }
  }
  const left = new Set(read(() => stored?.standing(board))?.map(({ seq }) => seq))
  /** What is not as it is folded, and up to where words that were erased are not in it. */
  const unequal: { seq: number; cleanTo: number }[] = []
  /** Where words were erased, and from which entry on. */
  const erasures: { seq: number; from: number }[] = []

  return {
    take: ({ seq, type, payload, hash }: Row, folded: () => Board): void => {
      if (isErasing(type)) {
        const events: Events = JSON.parse(payload)
        for (const erasure of erasuresIn(events)) {
          const card = cardOf(erasure)
          erasures.push({ seq, from: card === null ? 1 : (firstNaming.get(board, card)?.seq ?? seq) })
        }
      }
      if (!left.delete(seq)) return
      const found = read(() => stored?.nearest(board, seq))
      if (!found || found === 'damaged') fault ??= `its snapshot at entry ${seq} is damaged`
      else if (!hash.equals(found.hash)) fault ??= `its snapshot at entry ${seq} is of another past`
      else if (!isDeepStrictEqual(unpackBoard(found.body), folded())) unequal.push({ seq, cleanTo: found.cleanTo })
    },
    /** Asked last. [E8] What holds words that were erased since is about to be dropped, and is no fault. */
    fault: (): string | null => {
      const wrong = unequal.find(
        ({ seq, cleanTo }) => !erasures.some((erased) => erased.seq > cleanTo && erased.from <= seq),
      )
      if (wrong) fault ??= `its snapshot at entry ${wrong.seq} is not what its entries fold to`
      for (const seq of left) fault ??= `it has a snapshot at entry ${seq}, which it does not have`
      return fault
    },
  }
}
