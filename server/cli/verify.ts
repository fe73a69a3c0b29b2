import { existsSync } from 'node:fs'
import { verifyFiles } from '../../db/attachments/verify-files.ts'
import { BackupError } from '../../db/backup.ts'
import { dataFiles } from '../../db/data-dir.ts'
import { openForReading } from '../../db/log/open.ts'
import { verifyLog } from '../../db/verify.ts'
import { runCommand, say } from './outside.ts'

// npm run verify: folds and checks everything, also while the server runs.
await runCommand(async (dataDir) => {
  const { log, attachments } = dataFiles(dataDir)
  if (!existsSync(log)) throw new BackupError(`There is no Tandem data in ${dataDir}.`)
  const db = openForReading(log)
  // As of one moment. There is nothing to commit, and with a damaged file even that would throw.
  db.exec('begin')
  const { boards, entries, heads, faults: found } = verifyLog(db)
  const faults = [...found, ...verifyFiles(db, attachments)]
  db.close()
  for (const { board, seq, hash } of heads) say(`${board} ${seq} ${hash}`)
  for (const fault of faults) say(fault)
  say(`${boards} boards, ${entries} entries, ${faults.length} faults.`)
  return faults.length === 0
})
