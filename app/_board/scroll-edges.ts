import type { Point } from './geometry.ts'

const edgePixels = 56
const scrollPixelsMax = 18

/** Scrolls the bed, and the list under the hand, for one frame, when something is held near to an edge of them. */
export function scrollEdges(bed: HTMLElement, scroller: HTMLElement | undefined, at: Point): void {
  const box = bed.getBoundingClientRect()
  const across = push(at.x, box.left, box.right)
  if (across !== 0) bed.scrollLeft += across
  if (!scroller) return
  const rect = scroller.getBoundingClientRect()
  const down = push(at.y, rect.top, rect.bottom)
  if (down !== 0) scroller.scrollTop += down
}

function push(value: number, from: number, to: number): number {
  const near = Math.min(edgePixels, (to - from) / 4)
  if (value < from + near) return -scrollPixelsMax * Math.min(1, (from + near - value) / near)
  if (value > to - near) return scrollPixelsMax * Math.min(1, (value - to + near) / near)
  return 0
}
