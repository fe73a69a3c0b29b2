import type { UserId } from '../domain/id.ts'
import type { Me } from '../domain/person.ts'
import type { BoardSummary } from '../domain/wire.ts'
import type { FirstPaint } from './first-paint.ts'
import type { Sample, Status } from './status.ts'

export type { FirstPaint, Sample, Status }

/**
 * What pages may ask of the process that they are rendered in. Next evaluates modules anew for pages and for route
 * handlers, so the one instance stands behind a registered symbol; pages import this file and nothing else of the server.
 */
export type Runtime = {
  /** Who a request comes from, by its `Cookie` header; null without a session. */
  me(cookieHeader: string | null): Me | null
  /** What is shown of a board first, and at a moment; null where there is no such board for this person, or for a visitor. */
  firstPaint(board: string, user: UserId | null, at: string | null): Promise<FirstPaint | null>
  /** The boards of mine, and those that I have opened. */
  boards(user: UserId): Promise<readonly BoardSummary[]>
  /** The demo board that an empty open instance has made; null where there is none to be seen. */
  demo(user: UserId | null): Promise<BoardSummary | null>
  /** Whether a visitor may become a guest. */
  readonly isOpen: boolean
  /** Who may make an account. */
  readonly signUp: 'open' | 'invited' | 'closed'
  /** Whether anyone has made one. */
  hasAccounts(): boolean
  /** The provider with whom one may sign in too. */
  readonly oidcName: string | null
  /** Whether mail can be sent. */
  readonly hasMail: boolean
  /** Whether there is a token for those who run this instance. */
  readonly hasAdminToken: boolean
}

const key = Symbol.for('tandem.runtime')

export function setRuntime(runtime: Runtime): void {
  Reflect.set(globalThis, key, runtime)
}

export function getRuntime(): Runtime {
  const runtime: Runtime | undefined = Reflect.get(globalThis, key)
  if (!runtime) throw new Error('pages are rendered in the process of the server')
  return runtime
}
