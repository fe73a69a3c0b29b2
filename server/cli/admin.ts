import { BackupError } from '../../db/backup.ts'
import { dropCodes, makeReset } from './accounts.ts'
import { erasePerson } from './erase-person.ts'
import { runCommand, say } from './outside.ts'

// npm run admin -- reset EMAIL: prints a link by which someone sets a new password, also while the server runs.
// npm run admin -- codes-off EMAIL: lets someone in without the codes of a second factor that they have lost.
// npm run admin -- erase USER_ID|EMAIL: erases someone, and what they wrote, while the server is stopped.
await runCommand(async (dataDir, what, origin) => {
  const named = process.argv[3] ?? ''
  if (named === '' || !['reset', 'codes-off', 'erase'].includes(what))
    throw new BackupError('npm run admin -- reset EMAIL, codes-off EMAIL, or erase USER_ID|EMAIL')
  if (what === 'reset') {
    say(`${origin}/reset#${makeReset(dataDir, named)}`)
    say('It works once, for an hour.')
  }
  if (what === 'codes-off') {
    dropCodes(dataDir, named)
    say('They sign in with their password alone.')
  }
  if (what === 'erase') {
    const name = await erasePerson(dataDir, named)
    say(`${name} is erased. Backups that were made before still hold what they wrote.`)
  }
  return true
})
