import { isUserId, type UserId } from '../../domain/id.ts'
import { isColor, type Me } from '../../domain/person.ts'

/** Who uses this browser, the latest first: a page without a network has nobody to ask. */

const key = 'tandem users'

export function remembered(): readonly Me[] {
  try {
    const users: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(users) ? users.flatMap((user) => readMe(user) ?? []) : []
  } catch {
    return []
  }
}

export const remember = (me: Me): void => write([me, ...remembered().filter(({ id }) => id !== me.id)])
export const forget = (user: UserId): void => write(remembered().filter(({ id }) => id !== user))

function write(users: readonly Me[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(users))
  } catch {
    // Storage is switched off: then nothing else is kept either.
  }
}

function readMe(value: unknown): Me | null {
  if (typeof value !== 'object' || value === null) return null
  const { id, name, color, guest } = value as Partial<Record<keyof Me, unknown>>
  return isUserId(id) && typeof name === 'string' && isColor(color) ? { id, name, color, guest: guest === true } : null
}
