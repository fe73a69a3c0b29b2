import type Database from 'better-sqlite3'
import type { UserId } from '../domain/id.ts'
import { checked, isUserId } from '../domain/id.ts'
import { type Color, colors, isColor, type Me, type Person } from '../domain/person.ts'

/**
 * The people behind ids: names are joined at reading, so that a new name shows everywhere. Who was a guest is shown by
 * the name of the account that they have become (A30).
 */
export type People = {
  find(id: UserId): Me | null
  /** As others see them; someone whose account is gone keeps their words, under no name. */
  show(id: UserId): Person
  /** Gives someone another name or colour. */
  change(id: UserId, change: { readonly name?: string | undefined; readonly color?: Color | undefined }): Me | null
  /** Someone is another than before. */
  forget(id: UserId): void
  /** The hue for the next one to come: they go round, so that the first eight differ. */
  nextColor(): Person['color']
  /** Whether there is anyone who is no guest. */
  hasAccounts(): boolean
}

/** Who made the demo board. */
export const house: Person = { id: checked(isUserId, 'tandem'), name: 'Tandem', color: 'peer-8' }

export function createPeople(accounts: Database.Database, now: () => number): People {
  const select = accounts.prepare<[{ id: string }], PersonRow>(
    `select name, color, picture, is_anonymous as guest, is_admin as admin from user
      where id = coalesce((select account from aliases where guest = @id), @id)`,
  )
  const update = accounts.prepare(
    'update user set name = coalesce(?, name), color = coalesce(?, color), updated_at = ? where id = ?',
  )
  const count = accounts.prepare<[], { count: number }>('select count(*) as count from user')
  const account = accounts.prepare('select 1 from user where coalesce(is_anonymous, 0) = 0 limit 1')
  const known = new Map<UserId, Me>()

  const find = (id: UserId): Me | null => {
    const person = known.get(id)
    if (person) return person
    const row = select.get({ id })
    if (!row) return null
    const color = isColor(row.color) ? row.color : colors[0]
    const me: Me = {
      id,
      name: row.name,
      color,
      ...(row.picture === null ? {} : { picture: row.picture }),
      guest: row.guest === 1,
      ...(row.admin === 1 ? { admin: true } : {}),
    }
    if (known.size >= knownMax) known.clear()
    known.set(id, me)
    return me
  }

  return {
    find,
    show: (id) => {
      if (id === house.id) return house
      const me = find(id)
      if (!me) return { id, name: 'Someone', color: colors[0] }
      const { guest: _guest, admin: _admin, ...person } = me
      return person
    },
    change: (id, { name = null, color = null }) => {
      update.run(name, color, now(), id)
      known.clear()
      return find(id)
    },
    forget: () => known.clear(),
    hasAccounts: () => account.get() !== undefined,
    nextColor: () => colors[(count.get()?.count ?? 0) % colors.length] ?? colors[0],
  }
}

type PersonRow = { name: string; color: string; picture: string | null; guest: number; admin: number }

const knownMax = 50_000
