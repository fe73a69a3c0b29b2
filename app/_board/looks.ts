import type { Away } from '../../domain/wire.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { backoffMs, browserClock } from '../_client/clock.ts'
import { request } from '../_client/transport.ts'

/** So long must a page be out of sight before what was done meanwhile is summed up. */
const awayMs = 5 * 60_000
/** What stands on the screen for so long was seen; a reload before that does not lose the line. */
const seenMs = 10_000

/**
 * Asks what others did since I looked last, and keeps for me how far I have looked: while the board is before my eyes.
 * Returns its own undo.
 */
export function watchLooks(store: BoardStore, onAway: (away: Away) => void): () => void {
  const { id } = store.view
  let isWanted = true
  /** Whether what I missed was told, and has been there to be read. */
  let isSeen = false
  let hidden: { readonly at: number; readonly seq: number } | null = null
  let told = 0
  let cancel: (() => void) | null = null

  const me = () => store.me?.id ?? ''
  const look = () => {
    const { seq } = store
    if (!isSeen || document.visibilityState !== 'visible' || seq <= told) return
    send(seq)
  }
  const send = (seq: number) => {
    told = seq
    // The page may be going: what it says last is said all the same.
    const said = { method: 'PUT', keepalive: true, headers: { 'content-type': 'application/json' } }
    fetch(`/api/boards/${id}/look?as=${me()}`, { ...said, body: JSON.stringify({ seq }) }).catch(() => {
      told = 0
    })
  }
  const lookOften = () => {
    look()
    cancel = browserClock.after(seenMs, lookOften)
  }

  const ask = async (since: number | null) => {
    isSeen = false
    for (let attempt = 0; isWanted; attempt++) {
      const outcome = await request<Away>(`/api/boards/${id}/since?as=${me()}${since === null ? '' : `&seq=${since}`}`)
      if (outcome.kind === 'ok') {
        if (!isWanted) return
        if (outcome.value.changes > 0) onAway(outcome.value)
        isSeen = outcome.value.changes === 0
        if (isSeen) look()
        else browserClock.after(seenMs, () => (isSeen = true))
        return
      }
      if (outcome.kind !== 'lost') return
      await new Promise<void>((resolve) => browserClock.after(backoffMs(browserClock, attempt), resolve))
    }
  }

  const onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      hidden = { at: browserClock.now(), seq: store.seq }
      if (isSeen && store.seq > told) send(store.seq)
      return
    }
    const was = hidden
    hidden = null
    if (was && browserClock.now() - was.at >= awayMs) void ask(was.seq)
  }
  document.addEventListener('visibilitychange', onVisibility)
  void ask(null)
  lookOften()
  return () => {
    isWanted = false
    cancel?.()
    document.removeEventListener('visibilitychange', onVisibility)
  }
}
