import { isUserId } from '../../domain/id.ts'
import { isColor, type Me } from '../../domain/person.ts'
import { request } from './transport.ts'

/** Who I am; a visitor becomes a guest. Null where guests are not let in, or there is no line. */
export async function signIn(): Promise<Me | null> {
  // Two tabs that open together must not become two guests.
  return navigator.locks ? navigator.locks.request('tandem sign-in', findOrBecome) : findOrBecome()
}

/** A user as the accounts tell of them. */
type Account = {
  user: { id: string; name: string; color?: string; picture?: string | null; isAnonymous?: boolean | null }
}

async function findOrBecome(): Promise<Me | null> {
  const session = await request<Account | null>('/api/auth/get-session')
  if (session.kind !== 'ok') return null
  if (session.value) return toMe(session.value)
  const become = await request<Account>('/api/auth/sign-in/anonymous', { method: 'POST', body: {} })
  return become.kind === 'ok' ? toMe(become.value) : null
}

function toMe({ user: { id, name, color, picture, isAnonymous } }: Account): Me | null {
  if (!isUserId(id) || !isColor(color)) return null
  return { id, name, color, ...(picture ? { picture } : {}), guest: isAnonymous === true }
}
