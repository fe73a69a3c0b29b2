import { BackupError } from '../../db/backup.ts'
import { erasePerson } from './erase-person.ts'
import { runCommand, say } from './outside.ts'

// npm run admin -- erase USER_ID|EMAIL
await runCommand(async (dataDir, what) => {
  const named = process.argv[3] ?? ''
  if (what !== 'erase' || named === '') throw new BackupError('npm run admin -- erase USER_ID|EMAIL')
  const name = await erasePerson(dataDir, named)
  say(`${name} is erased. Backups that were made before still hold what they wrote.`)
  return true
})
