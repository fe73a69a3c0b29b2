import { existsSync } from 'node:fs'
import { verifyFiles } from '../../db/attachments/verify-files.ts'
import { BackupError } from '../../db/backup.ts'
import { dataFiles } from '../../db/data-dir.ts'
import { openForReading } from '../../db/log/open.ts'
import { openSnapshotsToCheck, type SnapshotsToCheck } from '../../db/snapshots/verify-snapshots.ts'
import { verifyLog } from '../../db/verify.ts'
import { runCommand, say } from './outside.ts'
import { verifyArgs } from './verify-args.ts'

// npm run verify [-- [BOARD] [--head HASH]…]: folds and checks everything, or one board, also while the server runs. Each
// HASH that was kept elsewhere must be that of an entry.
await runCommand(async (dataDir) => {
  const { board, keptHeads } = verifyArgs(process.argv.slice(2))
  const files = dataFiles(dataDir)
  if (!existsSync(files.log)) throw new BackupError(`There is no Tandem data in ${dataDir}.`)
  const db = openForReading(files.log)
  const faults: string[] = []
  const snapshots = openStored(files.snapshots, epochOf(db), faults)
  // As of one moment. There is nothing to commit, and with a damaged file even that would throw.
  db.exec('begin')
  const verified = verifyLog(db, { keptHeads, snapshots, ...(board !== undefined && { board }) })
  faults.push(...verified.faults, ...(board === undefined ? verifyFiles(db, files.attachments) : []))
  snapshots?.close()
  db.close()
  for (const head of verified.heads) say(`${head.board} ${head.seq} ${head.hash}`)
  for (const fault of faults) say(fault)
  say(`${verified.boards} boards, ${verified.entries} entries, ${faults.length} faults.`)
  return faults.length === 0
})

function epochOf(db: ReturnType<typeof openForReading>): string {
  try {
    return db.prepare<[], { epoch: string }>('select epoch from lives order by rowid desc limit 1').get()?.epoch ?? ''
  } catch {
    // What is wrong with the file is told by the check of it.
    return ''
  }
}

function openStored(file: string, epoch: string, faults: string[]): SnapshotsToCheck | null {
  try {
    return openSnapshotsToCheck(file, epoch)
  } catch (error) {
    faults.push(`${file} cannot be read (${error instanceof Error ? error.message : String(error)}).`)
    return null
  }
}
