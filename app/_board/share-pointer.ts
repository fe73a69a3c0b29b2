import type { BoardStore } from '../_client/board-store.ts'
import { toAt } from './geometry.ts'

const shareMs = 33

/** Shows the others where my pointer is over the board; returns its own undo. */
export function sharePointer(store: BoardStore): () => void {
  let saidAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let place = { x: 0, y: 0 }
  let isShown = false

  const isAlone = () => Object.keys(store.live?.users ?? {}).length < 2
  const say = () => {
    saidAt = performance.now()
    timer = undefined
    store.live?.say({ type: 'cursor', at: toAt(place) })
  }
  const onMove = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse' || isAlone()) return
    // Over the sheet, or the bar, it points at nothing that the others see.
    const isOverBoard = event.target instanceof Element && event.target.closest('main, .carried') !== null
    if (!isOverBoard) return onLeave()
    isShown = true
    place = { x: event.clientX, y: event.clientY }
    timer ??= setTimeout(say, Math.max(0, saidAt + shareMs - performance.now()))
  }
  const onLeave = () => {
    clearTimeout(timer)
    timer = undefined
    if (isShown) store.live?.say({ type: 'cursor', at: null })
    isShown = false
  }
  window.addEventListener('pointermove', onMove)
  document.documentElement.addEventListener('pointerleave', onLeave)
  return () => {
    clearTimeout(timer)
    window.removeEventListener('pointermove', onMove)
    document.documentElement.removeEventListener('pointerleave', onLeave)
  }
}
