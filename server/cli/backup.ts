import { resolve } from 'node:path'
import { BackupError, backupData } from '../../db/backup.ts'
import { runCommand, say } from './outside.ts'

// npm run backup -- FILE: also while the server runs.
await runCommand(async (dataDir, file) => {
  if (file === '') throw new BackupError('Name the file to write: npm run backup -- FILE.')
  const missing = await backupData(dataDir, resolve(file))
  for (const sentence of missing) say(sentence)
  say(
    `${dataDir} is backed up in ${resolve(file)}. It holds accounts and the secret: keep it as safe as the data itself.`,
  )
  return missing.length === 0
})
