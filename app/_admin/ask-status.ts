import type { Status } from '../../server/runtime.ts'
import type { Outcome } from '../_client/outcome.ts'
import { request } from '../_client/transport.ts'
import { bearer } from './bearer.ts'

/** [H19] How the server is; `gone` where the token is not the one. */
export const askStatus = (token: string | null, after: number): Promise<Outcome<Status>> =>
  request(`/admin/status?after=${after}`, { headers: bearer(token) })
