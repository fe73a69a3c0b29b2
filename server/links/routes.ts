import * as z from 'zod/mini'
import { parse } from '../../domain/command.ts'
import type { RejectionCode } from '../../domain/decision.ts'
import { type CommandId, checked, isBoardId, isCommandId, isLinkId } from '../../domain/id.ts'
import { msOf } from '../../domain/moment.ts'
import { sharedRoles } from '../../domain/sharing.ts'
import { isName } from '../../domain/text.ts'
import type { Boards } from '../boards.ts'
import type { Executed } from '../deciding.ts'
import { json, refuse } from '../exchange.ts'
import { diskFull, fromMalformed, internal, noBoard, type Problem, problem, reused, stopping } from '../problem.ts'
import type { Handle, Routes } from '../routes.ts'
import { hashPassword, isPassword } from './passwords.ts'
import type { Tokens } from './tokens.ts'

export type LinksOptions = {
  readonly boards: Pick<Boards, 'look' | 'execute'>
  readonly tokens: Tokens
  readonly newCommandId: () => CommandId
  readonly newSalt: () => Uint8Array
  readonly now: () => number
  readonly isStopping: () => boolean
}

const password = z.string().check(z.minLength(1), z.maxLength(200))
const asked = z.strictObject({
  commandId: z.custom<CommandId>(isCommandId, 'must be a lower-case UUID'),
  name: z.string().check(z.refine(isName, 'must be one line of 1 to 60 characters, of which at least one can be seen')),
  role: z.enum(sharedRoles),
  expiresAt: z.optional(
    z.nullable(z.string().check(z.refine((text) => msOf(text) !== null, 'must be a time in RFC 3339 with Z'))),
  ),
  usesMax: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(10_000)))),
  password: z.optional(z.nullable(password)),
})
const used = z.strictObject({ token: z.string().check(z.maxLength(200)), password: z.optional(password) })

/** [H100–H102] Makes share links, and lets in who has one. */
export function createLinks({ boards, tokens, newCommandId, newSalt, now, isStopping }: LinksOptions): Routes {
  const make: Handle = async ({ user, param, body: read }) => {
    const board = param('board')
    if (!isBoardId(board)) return refuse(noBoard)
    const body = await read()
    if ('problem' in body) return refuse(body.problem)
    const parsed = parse(asked, body.value)
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    if (isStopping()) return refuse(stopping)
    const { commandId, name, expiresAt = null, usesMax = null, password: secret = null, ...rest } = parsed.value
    const stored = secret === null ? null : await hashPassword(secret, newSalt())
    const linkId = checked(isLinkId, commandId)
    const link = { linkId, name, usesMax, role: rest.role, hasPassword: secret !== null }
    const command = {
      ...link,
      commandId,
      type: 'AddLink',
      expiresAt: expiresAt === null ? null : msOf(expiresAt),
    } as const
    const refused = refusalOf(await boards.execute(board, user, [command]), noBoard)
    if (refused) return refuse(refused)
    // Who asks again has not got the first answer: that token is nobody's, and this one takes its place.
    return json({ link: { ...link, id: linkId, expiresAt }, token: tokens.give(board, linkId, stored) }, 201)
  }

  const use: Handle = async ({ user, body: read }) => {
    const body = await read()
    if ('problem' in body) return refuse(body.problem)
    const parsed = parse(used, body.value)
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    if (isStopping()) return refuse(stopping)
    const found = tokens.find(parsed.value.token)
    // Of one that was ended nobody is told that it had a password.
    if (!found || !(await boards.look(found.board, ({ board }) => Object.hasOwn(board.links, found.link))))
      return refuse(noLink)
    if (found.password !== null) {
      if (parsed.value.password === undefined) return refuse(passwordNeeded)
      if (!(await isPassword(parsed.value.password, found.password))) return refuse(passwordWrong)
    }
    const command = { commandId: newCommandId(), type: 'UseLink', linkId: found.link, at: now() } as const
    const refused = refusalOf(await boards.execute(found.board, user, [command]), noLink)
    return refused ? refuse(refused) : json({ board: found.board })
  }

  return { '/api/boards/:board/links': { POST: make }, '/api/links': { POST: use } }
}

/** Why what was asked was not done, `absent` where there is no such board for them; null where it was. */
function refusalOf(executed: Executed, absent: Problem): Problem | null {
  switch (executed.kind) {
    case 'done': {
      const [result] = executed.results
      return result && 'rejected' in result ? problem(codeOf(result.rejected.code), result.rejected.detail) : null
    }
    case 'not-found':
      return absent
    case 'reused':
      return reused
    case 'full':
      return diskFull
    case 'failed':
      return internal
  }
}

const codeOf = (code: RejectionCode) =>
  code === 'link-ended' || code === 'link-used-up' || code === 'board-full' || code === 'forbidden' ? code : 'not-found'

const noLink = problem('not-found', 'There is no such share link: it was ended, or the address is not whole.')
const passwordNeeded = problem('password-needed', 'This share link takes a password.')
const passwordWrong = problem('password-wrong', 'This is not the password of the share link.')
