import type { UserId } from '../../domain/id.ts'
import { browserClock } from '../_client/clock.ts'
import { request } from '../_client/transport.ts'

/** Tells when my inbox may be another; returns its own undo. */
export type OnRing = (tell: () => void) => () => void

/** A busy inbox is asked for no more often than this. */
const askMs = 400

/** Counts my letters that are not read: now, whenever it rings, and when I come back. Returns its own undo. */
export function watchUnread(me: UserId, onRing: OnRing | undefined, tell: (unread: number) => void): () => void {
  let isWanted = true
  let asking: 'no' | 'asked' | 'again' = 'no'

  const ask = async () => {
    if (!isWanted) return
    if (asking !== 'no') {
      asking = 'again'
      return
    }
    asking = 'asked'
    const outcome = await request<{ unread: number }>(`/api/inbox/unread?as=${me}`)
    if (isWanted && outcome.kind === 'ok') tell(outcome.value.unread)
    browserClock.after(askMs, () => {
      const isMore = asking === 'again'
      asking = 'no'
      if (isMore) void ask()
    })
  }
  const onBack = () => {
    if (document.visibilityState === 'visible') void ask()
  }
  const unring = onRing?.(() => void ask())
  document.addEventListener('visibilitychange', onBack)
  window.addEventListener('online', onBack)
  void ask()
  return () => {
    isWanted = false
    unring?.()
    document.removeEventListener('visibilitychange', onBack)
    window.removeEventListener('online', onBack)
  }
}
