import { startAuthentication } from '@simplewebauthn/browser'
import { request } from '../_client/transport.ts'

type Options = Parameters<typeof startAuthentication>[0]['optionsJSON']

/** Signs in with a passkey of this device; false where none was used. */
export async function enterByPasskey(): Promise<boolean> {
  const options = await request<Options>('/api/auth/passkey/generate-authenticate-options')
  if (options.kind !== 'ok') return false
  const response = await startAuthentication({ optionsJSON: options.value }).catch(() => null)
  if (!response) return false
  const asked = { method: 'POST', body: { response } }
  return (await request('/api/auth/passkey/verify-authentication', asked)).kind === 'ok'
}
