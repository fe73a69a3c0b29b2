import type { BoardId } from '../../domain/id.ts'
import { signIn } from '../_client/sign-in.ts'
import { request } from '../_client/transport.ts'

/** What became of a share link. */
export type Used =
  | { readonly kind: 'in'; readonly board: BoardId }
  | { readonly kind: 'password'; readonly isWrong: boolean }
  | { readonly kind: 'refused'; readonly why: 'ended' | 'usedUp' | 'none' | 'forbidden' }
  /** Guests are not let in here. */
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'lost' }

/** Uses a share link, as whoever is signed in here, or as a guest. */
export async function consumeLink(token: string, password: string | null): Promise<Used> {
  const me = await signIn()
  if (!me) return (await isReached()) ? { kind: 'sign-in' } : { kind: 'lost' }
  const body = password === null ? { token } : { token, password }
  const used = await request<{ board: BoardId }>(`/api/links?as=${me.id}`, { method: 'POST', body })
  switch (used.kind) {
    case 'ok':
      return { kind: 'in', board: used.value.board }
    case 'gone':
      return { kind: 'refused', why: 'none' }
    case 'no-session':
      return { kind: 'sign-in' }
    case 'refused':
      return refusals[used.code] ?? { kind: 'refused', why: 'none' }
    case 'lost':
    case 'full':
      return { kind: 'lost' }
  }
}

const refusals: Readonly<Record<string, Used>> = {
  'password-needed': { kind: 'password', isWrong: false },
  'password-wrong': { kind: 'password', isWrong: true },
  'link-ended': { kind: 'refused', why: 'ended' },
  'link-used-up': { kind: 'refused', why: 'usedUp' },
  forbidden: { kind: 'refused', why: 'forbidden' },
}

/** Whether it is the instance that lets no guest in, and not the network. */
const isReached = async (): Promise<boolean> => (await request('/api/auth/get-session')).kind === 'ok'
