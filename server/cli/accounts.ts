import { existsSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { BackupError } from '../../db/backup.ts'
import { dataFiles, openAccounts } from '../../db/data-dir.ts'
import { createResets } from '../accounts/resets.ts'
import { outside } from './outside.ts'

/** [H127] A token by which whoever has this e-mail sets a new password. */
export const makeReset = (dataDir: string, email: string): string =>
  withAccounts(dataDir, (file) => {
    const token = createResets(file, outside.now, outside.newToken).make(email)
    if (token === null) throw noAccount(email)
    return token
  })

/** Lets whoever has this e-mail in without codes. */
export const dropCodes = (dataDir: string, email: string): void =>
  withAccounts(dataDir, (file) => {
    const { changes } = file.prepare('update user set two_factor_enabled = 0 where email = ?').run(email.toLowerCase())
    if (changes === 0) throw noAccount(email)
    file
      .prepare('delete from two_factor where user_id = (select id from user where email = ?)')
      .run(email.toLowerCase())
  })

function withAccounts<T>(dataDir: string, act: (file: Database.Database) => T): T {
  const { accounts } = dataFiles(dataDir)
  if (!existsSync(accounts)) throw new BackupError(`There is no Tandem data in ${dataDir}.`)
  const file = openAccounts(accounts)
  try {
    return act(file)
  } finally {
    file.close()
  }
}

const noAccount = (email: string) => new BackupError(`There is no account with the e-mail ${email}.`)
