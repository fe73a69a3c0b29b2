import { isListId, type ListId } from '../../domain/id.ts'
import type { Sight } from '../_client/at.ts'
import { type Columns, rowAt, topOf } from './columns.ts'
import { bedElement, listElement, listElements } from './geometry.ts'

/** What this window shows of the board, and how it comes to show what another does. */

/** What is shown now; `column` is the list that was scrolled last. */
export function sightOf(columns: Columns, column: ListId | null): Sight {
  const bed = bedElement()
  const point = bed ? bed.getBoundingClientRect().left + shareAcross(bed) * bed.clientWidth : 0
  const lists = listElements(bed)
  const list = lists.find((one) => one.getBoundingClientRect().right > point) ?? lists.at(-1)
  const rect = list?.getBoundingClientRect()
  const across = { list: asList(list?.dataset.list), x: rect ? (point - rect.left) / rect.width : 0 }
  const handle = column && bed && isMostlyIn(bed, column, bed.scrollLeft) ? columns.get(column) : undefined
  if (!handle) return { ...across, column: null, card: null, y: 0 }
  return { ...across, column, ...rowAt(handle.rows(), handle.scroller.scrollTop) }
}

export type Glide = {
  /** Goes to where another window is: as far as that has changed since the last time. */
  to(sight: Sight): void
  /** Stays where it is; the next time it goes all the way. */
  stop(): void
}

const framesMax = 120
const shareOfRest = 0.3

/** Goes a share of the way in each frame, because what is not drawn yet has no certain place. */
export function createGlide(columns: Columns): Glide {
  let goal: Sight | null = null
  let isAcross = false
  let isDown = false
  let frame = 0
  let framesLeft = 0

  const step = () => {
    const bed = bedElement()
    if (!goal || !bed) return
    // What snaps cannot glide; it snaps when it is there.
    bed.style.scrollSnapType = 'none'
    const isThere = [goAcross(bed, goal), goDown(goal)].every(Boolean)
    framesLeft = isThere ? Math.min(framesLeft - 1, settleFrames) : framesLeft - 1
    if (framesLeft > 0) frame = requestAnimationFrame(step)
    else rest()
  }
  const goAcross = (bed: HTMLElement, { list, x, column }: Sight): boolean => {
    const rect = list && listElement(list)?.getBoundingClientRect()
    const left = isAcross && rect ? scrollTo(bed, rect.left + x * rect.width) : bed.scrollLeft
    if (!isDown || !column || isMostlyIn(bed, column, left)) return approach(bed, 'scrollLeft', left)
    const box = listElement(column)?.getBoundingClientRect()
    return box ? approach(bed, 'scrollLeft', bed.scrollLeft + box.left - leftEdge(bed)) : true
  }
  const goDown = ({ column, card, y }: Sight): boolean => {
    if (!isDown || !column) return true
    const handle = columns.get(column)
    if (!handle) return false
    const top = card ? topOf(handle.rows(), card, y) : 0
    return top === null || approach(handle.scroller, 'scrollTop', top)
  }
  const rest = () => {
    cancelAnimationFrame(frame)
    frame = 0
    isAcross = false
    isDown = false
    const bed = bedElement()
    if (bed) bed.style.scrollSnapType = ''
  }

  return {
    to: (next) => {
      isAcross ||= next.list !== goal?.list || next.x !== goal.x
      isDown ||= next.column !== goal?.column || next.card !== goal.card || next.y !== goal.y
      goal = next
      framesLeft = framesMax
      frame ||= requestAnimationFrame(step)
    },
    stop: () => {
      rest()
      goal = null
    },
  }
}

/** A column that comes into sight is drawn a few frames later. */
const settleFrames = 10

/** How far a bed is scrolled, from 0 to 1. That far across the window is the point that is the same in wide and narrow ones. */
const shareAcross = (bed: HTMLElement): number => bed.scrollLeft / Math.max(1, bed.scrollWidth - bed.clientWidth)

/** How far a bed is to be scrolled for what is at `x` in the window now to be at that point. */
const scrollTo = (bed: HTMLElement, x: number): number =>
  (bed.scrollLeft + x - bed.getBoundingClientRect().left) * (1 - bed.clientWidth / bed.scrollWidth)

/** Where the left edge of the first list is when nothing is scrolled. */
const leftEdge = (bed: HTMLElement): number =>
  bed.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(bed).paddingLeft)

/** Whether more than half of a list is in the window when the bed is scrolled so far. */
function isMostlyIn(bed: HTMLElement, list: ListId, scrollLeft: number): boolean {
  const rect = listElement(list)?.getBoundingClientRect()
  if (!rect) return false
  const middle = rect.left + rect.width / 2 - bed.getBoundingClientRect().left + bed.scrollLeft - scrollLeft
  return middle > 0 && middle < bed.clientWidth
}

/** Scrolls nearer to a goal; true where it is there, or can go no further. */
function approach(element: HTMLElement, side: 'scrollLeft' | 'scrollTop', goal: number): boolean {
  const before = element[side]
  const rest = goal - before
  if (Math.abs(rest) < 1) return true
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  const part = Math.max(1, Math.abs(rest) * shareOfRest)
  element[side] = isStill || Math.abs(rest) < 2 ? goal : before + Math.sign(rest) * part
  return element[side] === before
}

const asList = (id: string | undefined): ListId | null => (isListId(id) ? id : null)
