import type { MarqueeOptions } from './watch-marquee.ts'

/** Watches for the marquee from when a mouse has come over the bed; returns its own undo. */
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
  const onMove = ({ pointerType }: PointerEvent) => {
    if (pointerType === 'mouse' && !isAsked) void load()
  }
  bed.addEventListener('pointermove', onMove, { signal: over.signal, passive: true })
  return () => {
    over.abort()
    undo?.()
  }
}
