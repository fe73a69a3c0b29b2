import type { LiveClient } from '../_client/live-client.ts'

/** Who has touched nothing for so long is not at their tab. */
export const idleMs = 60_000
/** What shows that somebody is there. */
export const inputs = ['pointerdown', 'pointermove', 'wheel', 'touchstart', 'keydown'] as const

/** Tells the others whether anybody is at this tab: not while it is hidden, nor when nothing was touched for a while. */
export function shareIdle(live: LiveClient): () => void {
  let touchedAt = performance.now()
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = () => {
    clearTimeout(timer)
    const isHidden = document.visibilityState === 'hidden'
    const leftMs = touchedAt + idleMs - performance.now()
    live.rest(isHidden || leftMs <= 0)
    if (!isHidden && leftMs > 0) timer = setTimeout(look, leftMs)
  }
  const onInput = () => {
    const wasIdle = performance.now() - touchedAt >= idleMs
    touchedAt = performance.now()
    if (wasIdle) look()
  }
  /** Who comes back to a tab is at it. */
  const onVisibility = () => {
    if (document.visibilityState === 'visible') touchedAt = performance.now()
    look()
  }

  for (const input of inputs) window.addEventListener(input, onInput, { capture: true, passive: true })
  document.addEventListener('visibilitychange', onVisibility)
  look()
  return () => {
    clearTimeout(timer)
    for (const input of inputs) window.removeEventListener(input, onInput, { capture: true })
    document.removeEventListener('visibilitychange', onVisibility)
  }
}
