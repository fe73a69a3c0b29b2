import { type ItemId, isChecklistId, isItemId } from '../../domain/id.ts'
import type { ItemPlace } from './item-place.ts'

/**
 * Items under the hand, as cards are: a mouse lifts by moving, a finger by resting, so that scrolling never drags. A
 * line shows where the item would land.
 */

type Options = { readonly mayLift: () => boolean; readonly onDrop: (item: ItemId, place: ItemPlace) => void }
type Press = {
  readonly pointer: number
  readonly isTouch: boolean
  readonly x: number
  readonly y: number
  readonly row: HTMLElement
  readonly item: ItemId
  /** What follows the hand, and the line; null until it is lifted. */
  carried: { readonly copy: HTMLElement; readonly line: HTMLElement } | null
  place: ItemPlace | null
  at: number
  frame: number
}

const liftPixels = 4
const touchRestMs = 220
const touchSlackPixels = 8
const edgePixels = 48
const scrollPixelsMax = 12

/** Watches the checklists in an element for presses; returns its own undo. */
export function watchItems(root: HTMLElement, { mayLift, onDrop }: Options): () => void {
  let press: Press | null = null
  let rest: ReturnType<typeof setTimeout> | undefined

  const onPointerDown = (event: PointerEvent) => {
    if (press || event.button !== 0 || !event.isPrimary || !(event.target instanceof Element) || !mayLift()) return
    const row = event.target.closest<HTMLElement>('[data-item]')
    const item = row?.dataset['item']
    if (!row || !isItemId(item) || event.target.closest('input, textarea, [data-no-drag]')) return
    const isTouch = event.pointerType !== 'mouse'
    const { pointerId: pointer, clientX: x, clientY: y } = event
    press = { pointer, isTouch, x, y, row, item, carried: null, place: null, at: y, frame: 0 }
    if (isTouch) {
      rest = setTimeout(lift, touchRestMs)
      row.addEventListener('touchmove', keepFromScrolling, { passive: false })
    }
    for (const [type, listener, capture] of listeners) window.addEventListener(type, listener, capture)
  }

  const lift = () => {
    if (!press) return
    getSelection()?.removeAllRanges()
    press.carried = carry(press.row)
    press.row.dataset['lifted'] = ''
    if (press.isTouch) navigator.vibrate?.(8)
    frame()
  }

  const frame = () => {
    if (!press?.carried) return
    if (!press.row.isConnected) return release()
    press.frame = requestAnimationFrame(frame)
    press.carried.copy.style.translate = `0 ${press.at - press.y}px`
    scrollAtEdges(root, press.at)
    press.place = aim(root, press)
  }

  const onPointerMove = (event: Event) => {
    if (!press || !(event instanceof PointerEvent) || event.pointerId !== press.pointer) return
    press.at = event.clientY
    if (press.carried) return
    const moved = Math.hypot(event.clientX - press.x, event.clientY - press.y)
    if (!press.isTouch && moved >= liftPixels) lift()
    else if (press.isTouch && moved > touchSlackPixels) release()
  }
  const onPointerUp = (event: Event) => {
    if (!press || !(event instanceof PointerEvent) || event.pointerId !== press.pointer) return
    const { carried, place, item } = press
    release()
    if (!carried) return
    swallowClick()
    if (place) onDrop(item, place)
  }
  const onKeyDown = (event: Event) => {
    if (!press?.carried || !(event instanceof KeyboardEvent) || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    release()
    window.addEventListener('pointerup', swallowClick, { once: true, capture: true })
  }
  const onContextMenu = (event: Event) => {
    if (press?.isTouch) event.preventDefault()
  }
  const keepFromScrolling = (event: TouchEvent) => {
    if (press?.carried && event.cancelable) event.preventDefault()
  }
  const release = () => {
    clearTimeout(rest)
    if (press) {
      cancelAnimationFrame(press.frame)
      press.carried?.copy.remove()
      press.carried?.line.remove()
      delete press.row.dataset['lifted']
      press.row.removeEventListener('touchmove', keepFromScrolling)
    }
    press = null
    for (const [type, listener, capture] of listeners) window.removeEventListener(type, listener, capture)
  }
  const listeners = [
    ['pointermove', onPointerMove, false],
    ['pointerup', onPointerUp, false],
    ['pointercancel', release, false],
    // Of the window, and not of what loses the focus in it.
    ['blur', release, false],
    // Before what closes the card.
    ['keydown', onKeyDown, true],
    ['contextmenu', onContextMenu, false],
  ] as const

  root.addEventListener('pointerdown', onPointerDown)
  return () => {
    release()
    root.removeEventListener('pointerdown', onPointerDown)
  }
}

function carry(row: HTMLElement): { copy: HTMLElement; line: HTMLElement } {
  const { left, top, width } = row.getBoundingClientRect()
  const copy = document.createElement('div')
  copy.append(...[...row.childNodes].map((node) => node.cloneNode(true)))
  copy.className = `${row.className} item-carried`
  copy.inert = true
  Object.assign(copy.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` })
  const line = document.createElement('div')
  line.className = 'item-line'
  line.hidden = true
  document.body.append(copy, line)
  return { copy, line }
}

/** Where the item would land, which the line shows: between the rows of the checklist that is nearest. */
function aim(root: HTMLElement, { at, item, carried }: Press): ItemPlace | null {
  const sections = [...root.querySelectorAll<HTMLElement>('[data-checklist]')]
  const away = (element: HTMLElement) => {
    const { top, bottom } = element.getBoundingClientRect()
    return Math.max(top - at, at - bottom, 0)
  }
  const section = sections.toSorted((a, b) => away(a) - away(b))[0]
  const checklistId = section?.dataset['checklist']
  if (!section || !carried || !isChecklistId(checklistId)) return null
  let after: ItemId | null = null
  const list = section.querySelector('ul')?.getBoundingClientRect()
  let y = list?.top ?? 0
  for (const row of section.querySelectorAll<HTMLElement>('[data-item]')) {
    const { top, height, bottom } = row.getBoundingClientRect()
    const id = row.dataset['item']
    if (at < top + height / 2 || !isItemId(id)) break
    y = bottom
    if (id !== item) after = id
  }
  Object.assign(carried.line.style, { top: `${y - 1}px`, left: `${list?.left ?? 0}px`, width: `${list?.width ?? 0}px` })
  carried.line.hidden = false
  return { checklistId, after }
}

function scrollAtEdges(root: HTMLElement, y: number): void {
  const scroller = root.closest<HTMLElement>('[data-sheet-scroller]')
  if (!scroller) return
  const { top, bottom } = scroller.getBoundingClientRect()
  if (y < top + edgePixels) scroller.scrollTop -= Math.min(scrollPixelsMax, (top + edgePixels - y) / 3)
  if (y > bottom - edgePixels) scroller.scrollTop += Math.min(scrollPixelsMax, (y - bottom + edgePixels) / 3)
}

/** The click that follows a drag is not one. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
}
