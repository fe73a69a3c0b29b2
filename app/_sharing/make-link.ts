import type { BoardId, UserId } from '../../domain/id.ts'
import type { SharedRole } from '../../domain/sharing.ts'
import type { Outcome } from '../_client/outcome.ts'
import { request } from '../_client/transport.ts'

/** What a share link is to be; `expiresAt` is in RFC 3339. */
export type Wish = {
  readonly name: string
  readonly role: SharedRole
  readonly expiresAt: string | null
  readonly usesMax: number | null
  readonly password: string | null
}

/** Makes a share link. Only this answer has its token. */
export const makeLink = (
  board: BoardId,
  me: UserId,
  commandId: string,
  wish: Wish,
): Promise<Outcome<{ readonly token: string }>> =>
  request(`/api/boards/${board}/links?as=${me}`, { method: 'POST', body: { commandId, ...wish } })

/** The address that lets in. The token is in the part of it that no server is told of. */
export const linkAddress = (token: string): string => `${window.location.origin}/share#${token}`
