import { existsSync } from 'node:fs'
import { BackupError } from '../../db/backup.ts'
import { dataFiles, openAccounts } from '../../db/data-dir.ts'
import { createResets } from '../accounts/resets.ts'
import { outside, runCommand, say } from './outside.ts'

// npm run admin -- reset EMAIL: prints a link by which someone sets a new password, also while the server runs.
// npm run admin -- codes-off EMAIL: lets someone in without the codes of a second factor that they have lost.
await runCommand(async (dataDir, what, origin) => {
  const email = process.argv[3] ?? ''
  if ((what !== 'reset' && what !== 'codes-off') || email === '')
    throw new BackupError('npm run admin -- reset EMAIL, or npm run admin -- codes-off EMAIL')
  const { accounts } = dataFiles(dataDir)
  if (!existsSync(accounts)) throw new BackupError(`There is no Tandem data in ${dataDir}.`)
  const file = openAccounts(accounts)
  try {
    if (what === 'reset') {
      const token = createResets(file, outside.now, outside.newToken).make(email)
      if (token === null) throw new BackupError(`There is no account with the e-mail ${email}.`)
      say(`${origin}/reset#${token}`)
      say('It works once, for an hour.')
      return true
    }
    const { changes } = file.prepare('update user set two_factor_enabled = 0 where email = ?').run(email.toLowerCase())
    if (changes === 0) throw new BackupError(`There is no account with the e-mail ${email}.`)
    file
      .prepare('delete from two_factor where user_id = (select id from user where email = ?)')
      .run(email.toLowerCase())
    say('They sign in with their password alone.')
    return true
  } finally {
    file.close()
  }
})
