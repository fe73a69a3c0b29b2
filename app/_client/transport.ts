import type { Command } from '../../domain/command.ts'
import type { BoardId, CardId, Epoch, UserId } from '../../domain/id.ts'
import type { BoardPerson, CardActivity, OpenedCard, Polled, Result, Snapshot } from '../../domain/wire.ts'
import type { Outcome } from './outcome.ts'
import type { Source } from './stream-reader.ts'

/** The ways to the server, for one user. */
export type Transport = {
  /** Without a cursor all boards start at their heads. */
  openStream(boards: readonly BoardId[], cursor: string | null): Source
  post(board: BoardId, commands: readonly Command[]): Promise<Outcome<readonly Result[]>>
  /** Holds the answer for up to so many seconds, until there is something. */
  poll(board: BoardId, after: number, epoch: Epoch, waitSeconds: number): Promise<Outcome<Polled>>
  snapshot(board: BoardId): Promise<Outcome<Snapshot>>
  card(board: BoardId, cardId: CardId): Promise<Outcome<OpenedCard>>
  activity(board: BoardId, cardId: CardId, before: number | null): Promise<Outcome<CardActivity>>
  people(board: BoardId): Promise<Outcome<{ readonly people: readonly BoardPerson[] }>>
}

/** How an address of the server is reached: for a page, as its browser does. */
export type Reach = {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>
  readonly openSource: (address: string) => Source
}

const browserReach: Reach = {
  fetch: (address, init) => fetch(address, init),
  openSource: (address) => new EventSource(address),
}

const timeoutMs = 10_000

/** [H18] Each request says whose it is, so that none is done or read under somebody else's session. */
export function createTransport(user: UserId, reach: Reach = browserReach): Transport {
  const address = (path: string, query: Record<string, string | number> = {}) => {
    const fields = Object.entries({ ...query, as: user }).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    return `${path}?${fields.join('&')}`
  }
  const of = (board: BoardId) => `/api/boards/${board}`
  return {
    openStream: (boards, cursor) =>
      reach.openSource(address('/events', { boards: boards.join(','), ...(cursor === null ? {} : { since: cursor }) })),
    post: async (board, commands) => {
      const path = address(`${of(board)}/commands`)
      const outcome = await request<{ results: readonly Result[] }>(path, { method: 'POST', body: commands }, reach)
      return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.results } : outcome
    },
    poll: (board, after, epoch, wait) =>
      request(address(`${of(board)}/events`, { after, epoch, wait }), { waitMs: wait * 1_000 }, reach),
    snapshot: (board) => request(address(of(board)), {}, reach),
    card: (board, cardId) => request(address(`${of(board)}/cards/${cardId}`), {}, reach),
    activity: (board, cardId, before) =>
      request(address(`${of(board)}/cards/${cardId}/activity`, before === null ? {} : { before }), {}, reach),
    people: (board) => request(address(`${of(board)}/people`), {}, reach),
  }
}

type Asked = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly waitMs?: number
}

/** Asks the server for JSON. Whatever goes wrong is an outcome, not an exception. */
export async function request<T>(address: string, asked: Asked = {}, reach: Reach = browserReach): Promise<Outcome<T>> {
  const { method = 'GET', headers = {}, body, waitMs = 0 } = asked
  try {
    const response = await reach.fetch(address, {
      method,
      signal: AbortSignal.timeout(waitMs + timeoutMs),
      ...(body === undefined
        ? { headers }
        : { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    if (response.ok) {
      const value: T = response.status === 204 ? JSON.parse('null') : await response.json()
      return { kind: 'ok', value }
    }
    return await refusal(response)
  } catch {
    return { kind: 'lost' }
  }
}

async function refusal(response: Response): Promise<Exclude<Outcome<never>, { kind: 'ok' }>> {
  const { code, index }: { code?: string; index?: number } = await response.json().catch(() => ({}))
  if (response.status === 401) return { kind: 'no-session' }
  if (response.status === 404) return { kind: 'gone' }
  if (code === 'disk-full') return { kind: 'full' }
  if (response.status >= 500 || response.status === 429) return { kind: 'lost' }
  return { kind: 'refused', code: code ?? String(response.status), index: index ?? 0 }
}
