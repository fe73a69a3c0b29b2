import type Database from 'better-sqlite3'
import type { UserId } from '../domain/id.ts'
import { checked, isUserId } from '../domain/id.ts'
import { colors, isColor, type Me, type Person } from '../domain/person.ts'

/** The people behind ids: names are joined at reading, so that a new name shows everywhere. */
export type People = {
  find(id: UserId): Me | null
  /** As others see them; someone whose account is gone keeps their words, under no name. */
  show(id: UserId): Person
  rename(id: UserId, name: string): Me | null
  /** Their account is gone. */
  forget(id: UserId): void
  /** The hue for the next one to come: they go round, so that the first eight differ. */
  nextColor(): Person['color']
}

/** Who made the demo board. */
export const house: Person = { id: checked(isUserId, 'tandem'), name: 'Tandem', color: 'peer-8' }

export function createPeople(accounts: Database.Database, now: () => number): People {
  const select = accounts.prepare<[string], { name: string; color: string; guest: number }>(
    'select name, color, is_anonymous as guest from user where id = ?',
  )
  const update = accounts.prepare('update user set name = ?, updated_at = ? where id = ?')
  const count = accounts.prepare<[], { count: number }>('select count(*) as count from user')
  const known = new Map<UserId, Me>()

  const find = (id: UserId): Me | null => {
    const person = known.get(id)
    if (person) return person
    const row = select.get(id)
    if (!row) return null
    const me = { id, name: row.name, color: isColor(row.color) ? row.color : colors[0], guest: row.guest === 1 }
    if (known.size >= knownMax) known.clear()
    known.set(id, me)
    return me
  }

  return {
    find,
    show: (id) => {
      if (id === house.id) return house
      const me = find(id)
      return me ? { id, name: me.name, color: me.color } : { id, name: 'Someone', color: colors[0] }
    },
    rename: (id, name) => {
      update.run(name, now(), id)
      known.delete(id)
      return find(id)
    },
    forget: (id) => void known.delete(id),
    nextColor: () => colors[(count.get()?.count ?? 0) % colors.length] ?? colors[0],
  }
}

const knownMax = 50_000
