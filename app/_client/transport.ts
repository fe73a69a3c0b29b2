import type { BoardId } from '../../domain/id.ts'
import type { OpenedCard, Polled, Result, Snapshot } from '../../domain/wire.ts'
import type { Transport } from './follower.ts'
import type { Outcome } from './outcome.ts'

const timeoutMs = 10_000

/** The ways to the server for one board, over HTTP. */
export function createTransport(board: BoardId): Transport {
  const address = `/api/boards/${board}`
  return {
    openStream: (cursor) => new EventSource(`/events?boards=${board}&since=${encodeURIComponent(cursor)}`),
    post: async (commands) => {
      const outcome = await request<{ results: readonly Result[] }>(`${address}/commands`, 'POST', commands)
      return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.results } : outcome
    },
    poll: (after, epoch) => request<Polled>(`${address}/events?after=${after}&epoch=${epoch}`),
    snapshot: () => request<Snapshot>(address),
    card: (cardId) => request<OpenedCard>(`${address}/cards/${cardId}`),
  }
}

/** Asks the server for JSON. Whatever goes wrong is an outcome, not an exception. */
export async function request<T>(address: string, method = 'GET', body?: unknown): Promise<Outcome<T>> {
  try {
    const response = await fetch(address, {
      method,
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    if (response.ok) {
      const value: T = await response.json()
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
