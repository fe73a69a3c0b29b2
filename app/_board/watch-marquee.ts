import type { CardId, ListId } from '../../domain/id.ts'
import { rowsBetween } from './columns.ts'
import type { Point } from './geometry.ts'
import { scrollEdges } from './scroll-edges.ts'
import { swallowClick } from './swallow-click.ts'
import type { BoardContext } from './use-board.ts'
import { ground } from './watch-marquee-later.ts'

/**
 * A rectangle that a mouse draws from the empty ground of the board: the cards that it touches are selected; with Shift,
 * Ctrl or ⌘ beside those that are. Near an edge the board scrolls on under it, and what it has passed stays in it.
 */

export type MarqueeOptions = Pick<BoardContext, 'store' | 'selection' | 'hold' | 'columns'> & {
  readonly bed: HTMLElement
}

const drawPixels = 4

type Press = {
  readonly pointer: number
  readonly start: Point
  /** Where it began across the bed, however that is scrolled. */
  readonly across: number
  /** And down each list, from its first card. */
  readonly down: Map<ListId, number>
  /** What is in it. A list that is scrolled out of sight keeps what was. */
  readonly found: Map<ListId, readonly CardId[]>
  readonly before: ReadonlySet<CardId>
  readonly kept: ReadonlySet<CardId>
  at: Point
  box: HTMLElement | null
  frame: number
}

/** Watches the bed for presses on its ground; returns its own undo. */
export function watchMarquee({ bed, store, selection, hold, columns }: MarqueeOptions): () => void {
  let press: Press | null = null
  let over = new AbortController()

  const onPointerDown = (event: PointerEvent) => {
    const { pointerType, button, target, pointerId, clientX: x, clientY: y } = event
    if (press || pointerType !== 'mouse' || button !== 0 || hold.value || !store.mayChange || !isGround(target, event))
      return
    const isMore = event.shiftKey || event.ctrlKey || event.metaKey
    press = {
      pointer: pointerId,
      start: { x, y },
      across: x + bed.scrollLeft,
      down: new Map(),
      found: new Map(),
      before: selection.cards,
      kept: isMore ? selection.cards : new Set(),
      at: { x, y },
      box: null,
      frame: 0,
    }
    over = new AbortController()
    const { signal } = over
    window.addEventListener('pointermove', onPointerMove, { signal })
    window.addEventListener('pointerup', onPointerUp, { signal })
    window.addEventListener('pointercancel', end, { signal })
    window.addEventListener('blur', end, { signal })
    window.addEventListener('keydown', onKeyDown, { signal, capture: true })
    window.addEventListener('selectstart', (started) => started.preventDefault(), { signal })
  }

  const onPointerMove = ({ pointerId, clientX: x, clientY: y }: PointerEvent) => {
    if (pointerId !== press?.pointer) return
    press.at = { x, y }
    if (press.box || Math.hypot(x - press.start.x, y - press.start.y) < drawPixels) return
    press.box = document.body.appendChild(document.createElement('div'))
    press.box.className = 'marquee'
    frame()
  }

  const frame = () => {
    if (!press?.box) return
    press.frame = requestAnimationFrame(frame)
    const { at, start, across, box } = press
    const under = [...columns.values()].find(({ scroller }) => isBeside(scroller, at.x, at.x))
    scrollEdges(bed, under?.scroller, at)
    const from = across - bed.scrollLeft
    const [left, right] = [Math.min(from, at.x), Math.max(from, at.x)]
    find(press, left, right)
    const style = { left, top: Math.min(start.y, at.y), width: right - left, height: Math.abs(at.y - start.y) }
    for (const [name, value] of Object.entries(style)) box.style.setProperty(name, `${value}px`)
  }

  /** Selects what is in it, where that is not selected already. */
  const find = ({ start, at, down, found, kept }: Press, left: number, right: number) => {
    for (const [list, { scroller, rows }] of columns) {
      // One that has just gone out of sight has no place.
      if (!scroller.isConnected) continue
      const { top, bottom } = scroller.getBoundingClientRect()
      const within = (y: number) => Math.max(top, Math.min(y, bottom)) - top + scroller.scrollTop
      const began = down.get(list) ?? within(start.y)
      down.set(list, began)
      found.set(list, isBeside(scroller, left, right) ? rowsBetween(rows(), began, within(at.y)) : [])
    }
    const wanted = new Set([...kept, ...[...found.values()].flat()])
    const { cards } = selection
    if (wanted.size !== cards.size || [...wanted].some((card) => !cards.has(card))) selection.set(wanted)
  }

  const onPointerUp = ({ pointerId }: PointerEvent) => {
    if (pointerId !== press?.pointer) return
    if (press.box) swallowClick()
    end()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !press?.box) return
    event.preventDefault()
    event.stopPropagation()
    selection.set(press.before)
    end()
  }

  const end = () => {
    over.abort()
    if (press) cancelAnimationFrame(press.frame)
    press?.box?.remove()
    press = null
  }

  bed.addEventListener('pointerdown', onPointerDown)
  return () => {
    end()
    bed.removeEventListener('pointerdown', onPointerDown)
  }
}

/** The bed and the ground of a list, but for their scrollbars. */
function isGround(target: EventTarget | null, { clientX, clientY }: PointerEvent): boolean {
  if (!(target instanceof Element) || !target.matches(ground)) return false
  const box = target.getBoundingClientRect()
  const [x, y] = [clientX - box.left - target.clientLeft, clientY - box.top - target.clientTop]
  return x >= 0 && y >= 0 && x < target.clientWidth && y < target.clientHeight
}

/** Whether cards of a list lie between two places across the window. */
function isBeside(scroller: HTMLElement, from: number, to: number): boolean {
  const { left, right } = scroller.getBoundingClientRect()
  return left + padPixels < to && right - padPixels > from
}

/** On both sides of the cards. */
const padPixels = 8
