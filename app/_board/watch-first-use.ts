/** Acts once, soon after the first thing that a hand has done here; returns its own undo. */
export function watchFirstUse(act: () => void): () => void {
  const controller = new AbortController()
  const onUse = () => {
    controller.abort()
    if ('requestIdleCallback' in window) window.requestIdleCallback(act)
    else setTimeout(act, soonMs)
  }
  for (const event of ['pointerup', 'touchend', 'keyup'])
    window.addEventListener(event, onUse, { signal: controller.signal, passive: true })
  return () => controller.abort()
}

const soonMs = 1_000
