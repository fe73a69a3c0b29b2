import type Database from 'better-sqlite3'
import { type BoardId, checked, isUserId, type UserId } from '../domain/id.ts'
import type { Person } from '../domain/person.ts'
import { json, refuse } from './exchange.ts'
import { pause } from './pause.ts'
import type { People } from './people.ts'
import { isProblem, problem } from './problem.ts'
import type { Reading } from './reading.ts'
import type { Handle, Routes } from './routes.ts'

export type AcquaintancesOptions = {
  readonly reading: Pick<Reading, 'boardsOf' | 'people'>
  readonly people: Pick<People, 'show'>
  readonly byMail: FindByMail
}

/** Whose account has this address; null where none has. */
export type FindByMail = (mail: string) => UserId | null

const typedCharsMax = 200
const boardsMax = 50
const foundMax = 8

/** [H170, H171] Finds people to be let in: those one has a board with by name, all others only by their exact address. */
export function createAcquaintances({ reading, people, byMail }: AcquaintancesOptions): Routes {
  /** Who has part in the boards that this person may see, without them. */
  const knownTo = async (user: UserId): Promise<ReadonlyMap<UserId, Person>> => {
    const known = new Map<UserId, Person>()
    const boards = new Set<BoardId>((await reading.boardsOf(user)).slice(0, boardsMax))
    for (const board of boards) {
      const found = await reading.people(board, user)
      if (isProblem(found)) continue
      for (const { id, name, color } of found) if (id !== user) known.set(id, { id, name, color })
      await pause()
    }
    return known
  }

  const find: Handle = async ({ user, query }) => {
    const typed = (query.get('q') ?? '').trim()
    if (Array.from(typed).length > typedCharsMax)
      return refuse(problem('invalid-field', `\`q\` has at most ${typedCharsMax} characters.`, { field: 'q' }))
    if (typed === '') return json({ people: [] })
    if (typed.includes('@')) {
      const found = byMail(typed)
      return json({ people: found === null || found === user ? [] : [people.show(found)] })
    }
    const wanted = folded(typed)
    const known = [...(await knownTo(user)).values()].filter(({ name }) => ` ${folded(name)}`.includes(` ${wanted}`))
    return json({ people: known.toSorted((a, b) => (a.name < b.name ? -1 : 1)).slice(0, foundMax) })
  }

  return { '/api/people': { GET: find } }
}

/** Guests have addresses too, which are nobody's. */
export function createFindByMail(accounts: Database.Database): FindByMail {
  const select = accounts.prepare<[string], { id: string }>(
    'select id from user where email = ? and coalesce(is_anonymous, 0) = 0',
  )
  return (mail) => {
    const row = select.get(mail.toLowerCase())
    return row ? checked(isUserId, row.id) : null
  }
}

const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
