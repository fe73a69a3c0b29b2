import type { BoardId, UserId } from '../../domain/id.ts'
import type { BoardMiniature, BoardSummary } from '../../domain/wire.ts'
import { browserClock } from '../_client/clock.ts'
import { request } from '../_client/transport.ts'
import { createWatchClient, type WatchClient } from '../_client/watch-client.ts'
import { ringHome } from './home-ring.ts'

/** The boards at home: as the page was rendered with them, then live, of those that are in sight. */
export type HomeStore = {
  /** Another thing after each change. */
  readonly boards: readonly Shown[]
  readonly live: WatchClient
  readonly me: UserId
  setStar(board: BoardId, isStarred: boolean): void
  subscribe(tell: () => void): () => void
  close(): void
}

/** A board as home shows it; which cards it has is known once it was looked at. */
export type Shown = BoardSummary & Partial<Pick<BoardMiniature, 'cards'>>

/** A busy board is asked for no more often than this. */
const askMs = 700

export function createHomeStore(first: readonly BoardSummary[], me: UserId): HomeStore {
  let boards: readonly Shown[] = first
  const tells = new Set<() => void>()
  const asking = new Map<BoardId, 'asked' | 'again'>()

  const put = (next: readonly Shown[]) => {
    boards = next
    for (const tell of tells) tell()
  }
  const change = (board: BoardId, to: (shown: Shown) => Shown) =>
    put(boards.map((one) => (one.id === board ? to(one) : one)))

  const ask = async (board: BoardId) => {
    if (asking.has(board)) return asking.set(board, 'again')
    asking.set(board, 'asked')
    const answer = await request<{ board: BoardMiniature }>(`/api/boards/${board}/summary?as=${me}`)
    if (answer.kind === 'ok') change(board, () => answer.value.board)
    if (answer.kind === 'gone') drop(board)
    browserClock.after(askMs, () => {
      const isWanted = asking.get(board) === 'again'
      asking.delete(board)
      if (isWanted) void ask(board)
    })
  }
  const seqOf = (board: BoardId): number => boards.find(({ id }) => id === board)?.seq ?? 0
  const drop = (board: BoardId) => put(boards.filter(({ id }) => id !== board))

  const live = createWatchClient({
    clock: browserClock,
    open: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live?as=${me}`),
    onHead: (board, seq) => {
      if (seq > seqOf(board)) void ask(board)
    },
    onStir: (board) => void ask(board),
    onGone: drop,
    onInbox: ringHome,
  })
  return {
    get boards() {
      return boards
    },
    live,
    me,
    setStar: (board, starred) => change(board, (shown) => ({ ...shown, starred })),
    subscribe: (tell) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
    close: live.close,
  }
}
