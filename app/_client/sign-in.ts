import type { Me } from '../../domain/person.ts'
import { request } from './transport.ts'

/** Who I am; a visitor becomes a guest. Null where guests are not let in, or there is no line. */
export async function signIn(): Promise<Me | null> {
  // Two tabs that open together must not become two guests.
  return navigator.locks ? navigator.locks.request('tandem sign-in', findOrBecome) : findOrBecome()
}

async function findOrBecome(): Promise<Me | null> {
  const session = await request<object | null>('/api/auth/get-session')
  if (session.kind !== 'ok') return null
  if (session.value === null) {
    const become = await request('/api/auth/sign-in/anonymous', 'POST', {})
    if (become.kind !== 'ok') return null
  }
  const me = await request<Me>('/api/me')
  return me.kind === 'ok' ? me.value : null
}
