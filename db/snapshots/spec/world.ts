import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Board, emptyBoard } from '../../../domain/board.ts'
import type { Entry } from '../../../domain/event.ts'
import { fold } from '../../../domain/evolve.ts'
import { type BoardId, checked, isEpoch } from '../../../domain/id.ts'
import { dataFiles, prepareData } from '../../data-dir.ts'
import { board, durable, salt, written } from '../../event-log.contract.ts'
import { toEntry } from '../../event-log.ts'
import { openForReading } from '../../log/open.ts'
import { openSqliteLog } from '../../log/sqlite-log.ts'
import type { Gaps } from '../gaps.ts'
import { createSnapshotting } from '../snapshotting.ts'
import { openSnapshots } from '../store.ts'

/** So close that a short history has many snapshots. */
export const smallGaps: Gaps = { bytesMin: 300, bytesMax: 3_000 }
const all = { entriesMax: 1_000_000, bytesMax: 1e9 }

/** A real log in a folder of its own, and the snapshots of it, kept without a thread: one step after another. */
export async function openWorld() {
  const dir = mkdtempSync(join(tmpdir(), 'tandem-snapshots-'))
  const files = dataFiles(dir)
  const unlock = prepareData(dir, {
    root: process.cwd(),
    newEpoch: () => checked(isEpoch, 'abcdefgh'),
    now: () => 0,
  })
  const log = await openSqliteLog(files.log)
  const reading = openForReading(files.log)
  const faults: string[] = []
  let boards = 0

  const open = (gaps = smallGaps, epoch = 'abcdefgh', foldedBytesAtOnce?: number) => {
    const store = openSnapshots(files.snapshots, epoch)
    const snapshotting = createSnapshotting(reading, store, (message) => faults.push(message), gaps, foldedBytesAtOnce)
    const settle = () => {
      while (snapshotting.step()) continue
    }
    return { ...snapshotting, store, settle }
  }
  const append = async (id: BoardId, entries: readonly Entry[]) => {
    const head = (await log.head(id))?.seq ?? 0
    const drafts = entries.map(({ commandId, actor, at, events, seq }) => ({
      commandId,
      actor,
      at,
      ...written(events),
      salt: salt(`${seq}`),
      commandHash: salt('hash'),
    }))
    durable(await log.append({ board: id, expectedSeq: head, entries: drafts, answers: [] }))
  }
  return {
    dir,
    files,
    log,
    reading,
    faults,
    open,
    append,
    newBoard: () => board(`b${boards++}`),
    /** A board as of a `seq`, folded from the first entry of the log as it is now. */
    foldTo: async (id: BoardId, seq: number): Promise<Board> => {
      const rows = await log.read(id, 0, all)
      return fold(emptyBoard(id), rows.filter((row) => row.seq <= seq).map(toEntry))
    },
    payloadBytes: async (id: BoardId): Promise<number> =>
      (await log.read(id, 0, all)).reduce((sum, { payload }) => sum + Buffer.byteLength(payload), 0),
    /** The bytes of the snapshots' file, and of what lies beside it. */
    bytes: (): Buffer =>
      Buffer.concat(
        readdirSync(dir)
          .filter((name) => name.startsWith('snapshots.db'))
          .map((name) => readFileSync(join(dir, name))),
      ),
    done: async () => {
      reading.close()
      await log.close()
      unlock()
      rmSync(dir, { recursive: true })
    },
  }
}
