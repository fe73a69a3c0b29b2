import { isUserId } from '../../domain/id.ts'
import { isColor, type Me } from '../../domain/person.ts'

/** Who uses this browser: a page without a network has nobody to ask. */

const key = 'tandem me'

export function remember(me: Me): void {
  try {
    localStorage.setItem(key, JSON.stringify(me))
  } catch {
    // Storage is switched off: then nothing is kept of the boards either.
  }
}

export function remembered(): Me | null {
  try {
    return readMe(JSON.parse(localStorage.getItem(key) ?? 'null'))
  } catch {
    return null
  }
}

export const forgetMe = (): void => localStorage.removeItem(key)

function readMe(value: unknown): Me | null {
  if (typeof value !== 'object' || value === null) return null
  const { id, name, color, guest } = value as Partial<Record<keyof Me, unknown>>
  return isUserId(id) && typeof name === 'string' && isColor(color) ? { id, name, color, guest: guest === true } : null
}
