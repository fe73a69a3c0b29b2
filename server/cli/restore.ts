import { resolve } from 'node:path'
import { BackupError, restoreData } from '../../db/backup.ts'
import { outside, runCommand, say } from './outside.ts'

// npm run restore -- FILE: into an empty data folder.
await runCommand(async (dataDir, file) => {
  if (file === '') throw new BackupError('Name the file to read: npm run restore -- FILE.')
  const { boards, entries, faults } = await restoreData(resolve(file), dataDir, outside)
  for (const fault of faults) say(fault)
  say(`${dataDir} is restored: ${boards} boards, ${entries} entries, ${faults.length} faults.`)
  return faults.length === 0
})
