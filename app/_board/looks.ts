import type { Away } from '../../domain/away.ts'
import { backoffMs, browserClock } from '../_client/clock.ts'
import type { TimeStore } from '../_client/time-store.ts'
import { request } from '../_client/transport.ts'
import { idleMs, inputs } from './share-idle.ts'

/** So long must nobody be at a page before what was done meanwhile is summed up. */
const awayMs = 5 * 60_000
/** What stands on the screen for so long was seen; a reload before that does not lose the line. */
const seenMs = 10_000

/**
 * Asks what others did since I looked last, and keeps for me how far I have looked: while the board is in sight, and
 * somebody is at it. Returns its own undo.
 */
export function watchLooks(store: TimeStore, onAway: (away: Away) => void): () => void {
  const { id } = store.view
  const { now } = browserClock
  let isWanted = true
  /** Whether what I missed was told, and has been there to be read. */
  let isSeen = false
  let hiddenAt: number | null = null
  let touchedAt = now()
  let told = 0
  let cancel: (() => void) | null = null

  const path = (what: string) => `/api/boards/${id}/${what}?as=${store.me?.id ?? ''}`
  const look = () => {
    const { seq } = store
    // Who looks at the past does not see what is done now.
    if (store.past || !isSeen || seq <= told || now() - touchedAt >= idleMs) return
    told = seq
    // The page may be going: what it says last is said all the same.
    const said = { method: 'PUT', keepalive: true, headers: { 'content-type': 'application/json' } }
    fetch(path('look'), { ...said, body: JSON.stringify({ seq }) }).catch(() => {
      told = 0
    })
  }
  const lookOften = () => {
    if (hiddenAt === null) look()
    cancel = browserClock.after(seenMs, lookOften)
  }

  const ask = async () => {
    isSeen = false
    for (let attempt = 0; isWanted; attempt++) {
      const outcome = await request<Away>(path('since'))
      if (!isWanted) return
      if (outcome.kind === 'ok') {
        const { changes } = outcome.value
        if (changes > 0) onAway(outcome.value)
        isSeen = changes === 0
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
      hiddenAt = now()
      return look()
    }
    const wasAway = hiddenAt !== null && now() - hiddenAt >= awayMs
    hiddenAt = null
    touchedAt = now()
    if (wasAway) void ask()
  }
  const onInput = () => {
    const wasAway = now() - touchedAt >= awayMs
    touchedAt = now()
    if (wasAway) void ask()
  }
  const signs = { capture: true, passive: true }
  for (const input of inputs) window.addEventListener(input, onInput, signs)
  document.addEventListener('visibilitychange', onVisibility)
  void ask()
  lookOften()
  return () => {
    isWanted = false
    cancel?.()
    for (const input of inputs) window.removeEventListener(input, onInput, signs)
    document.removeEventListener('visibilitychange', onVisibility)
  }
}
