import type { MarqueeOptions } from './watch-marquee.ts'

/** What may be drawn from: neither cards nor anything that has a use of its own. */
export const ground = '[data-bed], [data-list], [data-list] ol, [data-list] ol > li'

/** Watches for the marquee from when a mouse has come over the ground with nothing in it; returns its own undo. */
export function watchMarqueeLater(options: MarqueeOptions): () => void {
  const { bed } = options
  let undo: (() => void) | null = null
  let isAsked = false
  const over = new AbortController()
  const load = async () => {
    isAsked = true
    try {
      const { watchMarquee } = await import('./watch-marquee.ts')
      if (over.signal.aborted) return
      over.abort()
      undo = watchMarquee(options)
    } catch {
      // Without a network it is asked for again.
      isAsked = false
    }
  }
  const onMove = ({ pointerType, buttons, target }: PointerEvent) => {
    if (isAsked || pointerType !== 'mouse' || buttons !== 0) return
    if (target instanceof Element && target.matches(ground)) void load()
  }
  bed.addEventListener('pointermove', onMove, { signal: over.signal, passive: true })
  return () => {
    over.abort()
    undo?.()
  }
}
