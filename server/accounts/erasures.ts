import type Database from 'better-sqlite3'
import * as z from 'zod/mini'
import { parse } from '../../domain/command.ts'
import { isUserId, type UserId } from '../../domain/id.ts'
import type { Me } from '../../domain/person.ts'
import { type Answer, type AskedAtDoor, json, refuse } from '../exchange.ts'
import { whyLeft } from '../leave.ts'
import type { Leaving } from '../leaving.ts'
import type { People } from '../people.ts'
import { fromMalformed, type Problem, problem } from '../problem.ts'
import type { Doors } from '../routes.ts'
import type { Administers } from './administers.ts'

export type ErasuresOptions = {
  readonly administers: Administers
  readonly accounts: Database.Database
  readonly people: Pick<People, 'find'>
  readonly leaving: Leaving
}

const named = z.string().check(z.maxLength(254))
const asked = z.strictObject({ person: named, name: z.string() })

/** [H142] Who looks after the instance erases someone who asks for it and cannot do it themselves. */
export function createErasures({ administers, accounts, people, leaving }: ErasuresOptions): Doors {
  // Guests have addresses too, which are nobody's. A guest who has become an account is that.
  const select = accounts.prepare<{ id: string; email: string }, { id: string }>(
    `select id from user where id = coalesce((select account from aliases where guest = @id), @id)
      or (email = @email and coalesce(is_anonymous, 0) = 0)`,
  )
  const find = (person: string): Me | null => {
    const id: UserId | undefined = [select.get({ id: person, email: person.toLowerCase() })?.id].find(isUserId)
    return id === undefined ? null : people.find(id)
  }

  const look = async ({ query }: AskedAtDoor): Promise<Answer> => {
    const person = find((query.get('person') ?? '').trim())
    if (!person) return refuse(nobody)
    const { id, name, color, guest } = person
    return json({ person: { id, name, color, guest }, boards: (await leaving.boardsOf(id)).length })
  }

  const erase = async ({ body: read }: AskedAtDoor): Promise<Answer> => {
    const body = await read()
    if ('problem' in body) return refuse(body.problem)
    const parsed = parse(asked, body.value)
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    const person = find(parsed.value.person.trim())
    if (!person) return refuse(nobody)
    if (parsed.value.name !== person.name) return refuse(otherName)
    const left = await leaving.leave(person.id)
    return left === 'gone' ? nothing : refuse(whyLeft[left])
  }

  return {
    '/api/admin/erasures': {
      GET: (request) => administers(request, () => look(request)),
      POST: (request) => administers(request, () => erase(request)),
    },
  }
}

const nobody: Problem = problem('not-found', 'There is nobody with this e-mail or id.')
const otherName: Problem = problem('invalid-field', '`name` is the name of who is to be erased.', { field: 'name' })
const nothing: Answer = { status: 204, headers: { 'cache-control': 'no-store' }, body: null }
