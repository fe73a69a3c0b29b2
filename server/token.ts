import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether an `Authorization` header bears this token; no token, no entry. */
export function isToken(authorization: string | undefined, token: string | null): boolean {
  const given = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1]
  return token !== null && given !== undefined && timingSafeEqual(digest(given), digest(token))
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
