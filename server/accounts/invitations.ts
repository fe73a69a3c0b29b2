import type Database from 'better-sqlite3'
import { tokenHash } from './token-hash.ts'

/** [A24] Who may make an account where not everyone may. Of a token only its hash is kept. */
export type Invitation = { readonly id: string; readonly email: string | null; readonly expiresAt: number }

export type Invitations = {
  /** A new one, for an address or for whoever has it, and its token. */
  make(email: string | null): { readonly invitation: Invitation; readonly token: string }
  /** Those that can be used. */
  open(): readonly Invitation[]
  /** The one that a token stands for, while it can be used. */
  find(token: string): Invitation | null
  /** One that was made for this address, while it can be used. */
  for(email: string): Invitation | null
  /** Takes it back. */
  drop(id: string): void
}

export type InvitationsOptions = {
  readonly now: () => number
  readonly newUuid: () => string
  /** 32 characters that nobody can guess. */
  readonly newToken: () => string
}

const keptMs = 7 * 24 * 60 * 60 * 1_000

export function createInvitations(
  accounts: Database.Database,
  { now, newUuid, newToken }: InvitationsOptions,
): Invitations {
  const insert = accounts.prepare('insert into invitations (id, hash, email, expires_at) values (?, ?, ?, ?)')
  const usable = `select id, email, expires_at as expiresAt from invitations
    where expires_at > ? and not exists (select 1 from user where user.invitation = invitations.id)`
  const selectAll = accounts.prepare<[number], Invitation>(`${usable} order by expires_at desc`)
  const selectOne = accounts.prepare<[number, string], Invitation>(`${usable} and hash = ?`)
  const selectFor = accounts.prepare<[number, string], Invitation>(`${usable} and email = ?`)
  const remove = accounts.prepare('delete from invitations where id = ?')
  const removeOld = accounts.prepare('delete from invitations where expires_at <= ?')
  return {
    make: (email) => {
      removeOld.run(now())
      const token = newToken()
      const invitation = { id: newUuid(), email: email?.toLowerCase() ?? null, expiresAt: now() + keptMs }
      insert.run(invitation.id, tokenHash(token), invitation.email, invitation.expiresAt)
      return { invitation, token }
    },
    open: () => selectAll.all(now()),
    find: (token) => selectOne.get(now(), tokenHash(token)) ?? null,
    for: (email) => selectFor.get(now(), email.toLowerCase()) ?? null,
    drop: (id) => void remove.run(id),
  }
}
