import type Database from 'better-sqlite3'
import * as z from 'zod/mini'
import { parse } from '../../domain/command.ts'
import type { UserId } from '../../domain/id.ts'
import { type Accounts, passwordCharsMax, passwordCharsMin } from '../accounts.ts'
import { type Answer, type Asked, json, refuse } from '../exchange.ts'
import type { People } from '../people.ts'
import { fromMalformed, guestsHaveNone, noSession, notFound, type Problem, problem } from '../problem.ts'
import type { Handle, Routes } from '../routes.ts'
import { type Pictures, pictureBytesMax } from './pictures.ts'
import type { SignIns } from './sign-ins.ts'

export type ProfileOptions = {
  readonly file: Database.Database
  readonly accounts: Pick<Accounts, 'hasPassword' | 'isPassword' | 'setPassword'>
  readonly people: Pick<People, 'find' | 'forget'>
  readonly pictures: Pictures
  readonly signIns: SignIns
  /** Someone looks different from before. */
  readonly onChanged: (user: UserId) => void
}

const secret = z.string().check(z.maxLength(1_000))
export const newPassword = z.string().check(z.minLength(passwordCharsMin), z.maxLength(passwordCharsMax))
const passwordChange = z.strictObject({ present: z.optional(secret), password: newPassword })
const emailChange = z.strictObject({ present: z.optional(secret), email: z.email().check(z.maxLength(254)) })

/** [H122–H125] What someone may see and change of their own account. */
export function createProfile(options: ProfileOptions): Routes {
  const { file, accounts, people, pictures, signIns, onChanged } = options
  const select = file.prepare<[string], { email: string; twoFactor: number | null }>(
    'select email, two_factor_enabled as twoFactor from user where id = ?',
  )
  const setEmail = file.prepare('update user set email = ?, email_verified = 0 where id = ?')
  const taken = file.prepare('select 1 from user where email = ? and id <> ?')
  const passkeys = file.prepare<[string], { id: string; name: string | null; at: number }>(
    'select id, name, created_at as at from passkey where user_id = ? order by created_at',
  )

  const profile: Handle = async ({ user, session }) => {
    const me = people.find(user)
    const row = select.get(user)
    if (!me || !row) return refuse(noSession)
    return json({
      ...me,
      email: me.guest ? null : row.email,
      hasPassword: await accounts.hasPassword(user),
      hasTwoFactor: row.twoFactor === 1,
      passkeys: passkeys.all(user),
      sessions: signIns.of(user).map((one) => ({ ...one, isThis: one.id === session })),
    })
  }

  /** What needs the present password, where there is one, and an account. */
  const mayChange = async (user: UserId, present: string | undefined): Promise<Problem | null> => {
    const me = people.find(user)
    if (!me) return noSession
    if (me.guest) return guestsHaveNone
    const isRight = await accounts.isPassword(user, present ?? '')
    if (isRight === null || isRight) return null
    return present === undefined ? passwordNeeded : passwordWrong
  }

  const changePassword: Handle = async ({ user, session, body: read }) => {
    const body = await read()
    if ('problem' in body) return refuse(body.problem)
    const parsed = parse(passwordChange, body.value)
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    const refused = await mayChange(user, parsed.value.present)
    if (refused) return refuse(refused)
    await accounts.setPassword(user, parsed.value.password)
    signIns.endOthers(user, session)
    return nothing
  }

  const changeEmail: Handle = async ({ user, body: read }) => {
    const body = await read()
    if ('problem' in body) return refuse(body.problem)
    const parsed = parse(emailChange, body.value)
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    const refused = await mayChange(user, parsed.value.present)
    if (refused) return refuse(refused)
    const email = parsed.value.email.toLowerCase()
    if (taken.get(email, user)) return refuse(emailTaken)
    setEmail.run(email, user)
    return nothing
  }

  const changed = (user: UserId): Answer => {
    people.forget(user)
    onChanged(user)
    const me = people.find(user)
    return me ? json(me) : refuse(noSession)
  }

  const putPicture: Handle = async ({ user, headers, upload }) => {
    if (people.find(user)?.guest !== false) return refuse(guestsHaveNone)
    if (Number(headers['content-length'] ?? 0) > pictureBytesMax) return refuse(tooLarge)
    const bytes = await readUpTo(upload(), pictureBytesMax)
    if (!bytes) return refuse(tooLarge)
    return pictures.put(user, bytes) ? changed(user) : refuse(noPicture)
  }
  const dropPicture: Handle = async ({ user }) => {
    pictures.drop(user)
    return changed(user)
  }
  const givePicture: Handle = async ({ param }) => {
    const found = pictures.find(param('hash'))
    if (!found) return refuse(notFound)
    return { status: 200, headers: { ...harmless, 'content-type': found.type }, body: found.bytes }
  }

  const endSession: Handle = async ({ user, param }) =>
    signIns.end(user, param('session')) ? nothing : refuse(notFound)
  const endOthers: Handle = async ({ user, session }) => {
    signIns.endOthers(user, session)
    return nothing
  }

  return {
    '/api/me/account': { GET: profile },
    '/api/me/password': { POST: changePassword },
    '/api/me/email': { POST: changeEmail },
    '/api/me/picture': { PUT: putPicture, DELETE: dropPicture },
    '/api/me/sessions': { DELETE: endOthers },
    '/api/me/sessions/:session': { DELETE: endSession },
    '/api/pictures/:hash': { GET: givePicture },
  }
}

async function readUpTo(chunks: ReturnType<Asked['upload']>, bytesMax: number): Promise<Buffer | null> {
  const read: Buffer[] = []
  let bytes = 0
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    bytes += next.value.length
    if (bytes > bytesMax) return null
    read.push(next.value)
  }
  return Buffer.concat(read)
}

/** Whatever it is taken for: it runs nothing, and is in no page of another site. Its address is its hash. */
const harmless = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'content-disposition': 'inline',
  'cache-control': 'private, max-age=31536000, immutable',
}

const nothing: Answer = { status: 204, headers: { 'cache-control': 'no-store' }, body: null }
const passwordNeeded = problem('password-needed', 'This takes the present password.', { field: 'present' })
const passwordWrong = problem('password-wrong', 'This is not the present password.', { field: 'present' })
const emailTaken = problem('email-taken', 'There is an account with this e-mail already.', { field: 'email' })
const tooLarge = problem('too-large', 'A picture has at most 1 MiB.')
const noPicture = problem('not-a-picture', 'A picture is PNG, JPEG or WebP.')
