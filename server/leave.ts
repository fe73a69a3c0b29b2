import * as z from 'zod/mini'
import { parse } from '../domain/command.ts'
import { type Answer, refuse } from './exchange.ts'
import type { Leaving } from './leaving.ts'
import type { People } from './people.ts'
import { diskFull, fromMalformed, internal, problem } from './problem.ts'
import type { Handle } from './routes.ts'

/** [H140] By which people go for good. Their name is asked for, so that it is not done by a slip. */
export const createLeave =
  (leaving: Leaving, people: Pick<People, 'find'>): Handle =>
  async ({ user, body: read }) => {
    const body = await read()
    if ('problem' in body) return refuse(body.problem)
    const parsed = parse(schema, body.value)
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    if (parsed.value.name !== people.find(user)?.name) return refuse(otherName)
    const left = await leaving.leave(user)
    if (left === 'gone') return nothing
    return refuse(whyLeft[left])
  }

/** What is said where someone is not gone. */
export const whyLeft = {
  full: diskFull,
  failed: internal,
  'last-administrator': problem(
    'last-administrator',
    'Nobody else looks after this instance, and others have accounts on it.',
  ),
} as const

const schema = z.strictObject({ name: z.string() })
const otherName = problem('invalid-field', '`name` is the name of who asks.', { field: 'name' })
const nothing: Answer = { status: 204, headers: { 'cache-control': 'no-store' }, body: null }
