import type { Me } from '../../domain/person.ts'
import { closeBrowser } from './browser.ts'
import { clearAway } from './former.ts'
import { request } from './transport.ts'

/** Ends my session and removes all that this browser keeps of me; false where the server could not be reached. */
export async function signOut({ id }: Me): Promise<boolean> {
  const ended = await request('/api/auth/sign-out', { method: 'POST', body: {} })
  if (ended.kind !== 'ok' && ended.kind !== 'no-session') return false
  await closeBrowser()
  await clearAway(id)
  return true
}
