import type { Card, List } from '../../domain/board.ts'
import type { BoardStore } from '../_client/board-store.ts'
import type { Cell } from '../_client/cell.ts'
import { aim, settledElement } from './aim.ts'
import { type Carried, carry } from './carried.ts'
import type { Columns } from './columns.ts'
import { type Point, toAt } from './geometry.ts'
import { findHandle, type Handle, holdOf } from './handle.ts'
import { type Hold, isBackHome, stillHeld } from './hold.ts'
import { scrollEdges } from './scroll-edges.ts'
import type { Selection } from './selection.ts'
import { swallowClick, swallowNextClick } from './swallow-click.ts'

/**
 * Cards and lists under the hand. A mouse lifts by moving, a finger by resting, so that scrolling never drags. While
 * something is held, one frame at a time: carry it, scroll at the edges, find where it would land, tell the others.
 */

export type PointerDragOptions = {
  /** The element that holds the lists and scrolls sideways. */
  readonly bed: HTMLElement
  readonly columns: Columns
  readonly store: BoardStore
  readonly hold: Cell<Hold | null>
  readonly selection: Selection
  /** Let go of, over another place than where it was. */
  readonly onDrop: (hold: Hold) => void
  readonly onLift: (hold: Hold) => void
  /** Given back. */
  readonly onCancel: (hold: Hold) => void
  /** Gone while it was held. */
  readonly onGone: (hold: Hold) => void
}

const liftPixels = 4
const touchRestMs = 220
const touchSlackPixels = 8
const tellMs = 33
const retellMs = 900

type Press = Handle & {
  readonly pointer: number
  readonly isTouch: boolean
  readonly start: Point
  at: Point
  carried: Carried | null
  frame: number
  toldAt: number
  toldWhat: string
  /** What the carried copy was drawn of. */
  drawn: Card | List | undefined
}

/** Watches the bed for presses; returns its own undo. */
export function watchPointer(options: PointerDragOptions): () => void {
  const { bed, columns, store, hold, selection, onDrop, onLift, onCancel, onGone } = options
  let press: Press | null = null
  let restTimer: ReturnType<typeof setTimeout> | undefined
  /** The page has been told of something since the copy was looked at: only then its element is drawn anew. */
  let isTold = false

  const onPointerDown = (event: PointerEvent) => {
    if (press || event.button !== 0 || !event.isPrimary || hold.value) return
    const found = findHandle(event.target)
    if (!found || !store.mayChange) return
    const start = { x: event.clientX, y: event.clientY }
    const isTouch = event.pointerType !== 'mouse'
    press = {
      ...found,
      pointer: event.pointerId,
      isTouch,
      start,
      at: start,
      carried: null,
      frame: 0,
      toldAt: 0,
      toldWhat: '',
      drawn: undefined,
    }
    if (isTouch) {
      restTimer = setTimeout(lift, touchRestMs)
      // On the element itself: it gets the moves of its touch even when it is taken out of the page.
      found.element.addEventListener('touchmove', keepFromScrolling, { passive: false })
    }
    for (const [type, listener] of windowListeners) window.addEventListener(type, listener)
  }

  const keepFromScrolling = (event: TouchEvent) => {
    if (press?.carried && event.cancelable) event.preventDefault()
  }

  const onPointerMove = (event: Event) => {
    if (!press || !(event instanceof PointerEvent) || event.pointerId !== press.pointer) return
    press.at = { x: event.clientX, y: event.clientY }
    if (press.carried) return
    const moved = Math.hypot(press.at.x - press.start.x, press.at.y - press.start.y)
    if (press.isTouch) {
      if (moved > touchSlackPixels) release()
    } else if (moved >= liftPixels) lift()
  }

  const lift = () => {
    if (!press) return
    const held = holdOf(press, store, selection)
    if (!held) return release()
    getSelection()?.removeAllRanges()
    press.drawn = thing(held, store)
    press.carried = carry(press.element, press.start, press.what.kind, countOf(held))
    hold.set(held)
    if (press.isTouch) navigator.vibrate?.(8)
    onLift(held)
    frame()
  }

  /** One frame of a drag. */
  const frame = () => {
    if (!press?.carried || !hold.value) return
    press.frame = requestAnimationFrame(frame)
    const held = stillHeld(hold.value, store.view)
    if (!held) return end(onGone)
    redraw(press, held)
    press.carried.moveTo(press.at)
    // All is measured before anything is changed: what is measured after a change is laid out for it alone.
    const next = aim({ bed, columns, store }, held, press.carried, press.at)
    tell(press, next)
    scrollEdges(bed, held.kind === 'card' ? columns.get(held.list)?.scroller : undefined, press.at)
    if (held !== hold.value || !isSameAim(next, held)) hold.set(next)
  }

  /** What others make of it while I carry it is seen on it. */
  const redraw = (pressed: Press, held: Hold) => {
    const isSameHold = held === hold.value
    if (isSameHold && !isTold) return
    isTold = false
    const now = thing(held, store)
    if (isSameHold && now === pressed.drawn) return
    pressed.drawn = now
    pressed.carried?.redraw(settledElement(held), countOf(held))
  }

  /** Others see the card in the air: when it has moved, and otherwise often enough not to lapse. */
  const tell = (told: Press, held: Hold) => {
    if (held.kind !== 'card' || !told.carried) return
    const now = performance.now()
    const what = `${held.list} ${held.after} ${told.at.x} ${told.at.y}`
    if (now - told.toldAt < (what === told.toldWhat ? retellMs : tellMs)) return
    told.toldAt = now
    told.toldWhat = what
    const { card, list, after } = held
    store.live?.say({ type: 'drag', card, list, after, at: toAt(told.carried.corner()) })
  }

  const onPointerUp = (event: Event) => {
    if (!press || !(event instanceof PointerEvent) || event.pointerId !== press.pointer) return
    if (!press.carried || !hold.value) return release()
    swallowClick()
    const held = stillHeld(hold.value, store.view)
    if (!held) return end(onGone)
    const carried = press.carried
    const next = aim({ bed, columns, store }, held, carried, press.at)
    press.carried = null
    release()
    if (isBackHome(next, store.view)) {
      if (next.kind === 'card') store.live?.say({ type: 'drop', card: next.card })
      hold.set(null)
    } else onDrop(next)
    carried.settle(() => settledElement(next))
  }

  const cancel = () => end(onCancel)
  const end = (say: (held: Hold) => void) => {
    const held = hold.value
    const carried = press?.carried
    if (press) press.carried = null
    release()
    if (carried) swallowNextClick()
    if (!held) return
    if (held.kind === 'card') store.live?.say({ type: 'drop', card: held.card })
    hold.set(null)
    carried?.settle(() => settledElement(held))
    say(held)
  }

  const onKeyDown = (event: Event) => {
    if (!press?.carried || !(event instanceof KeyboardEvent) || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    cancel()
  }

  const release = () => {
    clearTimeout(restTimer)
    if (press) {
      cancelAnimationFrame(press.frame)
      press.carried?.remove()
      press.element.removeEventListener('touchmove', keepFromScrolling)
    }
    press = null
    for (const [type, listener] of windowListeners) window.removeEventListener(type, listener)
  }

  const onContextMenu = (event: Event) => {
    if (press?.isTouch) event.preventDefault()
  }
  const windowListeners = [
    ['pointermove', onPointerMove],
    ['pointerup', onPointerUp],
    ['pointercancel', cancel],
    ['keydown', onKeyDown],
    ['blur', cancel],
    ['contextmenu', onContextMenu],
  ] as const

  const unsubscribe = store.subscribe(() => {
    isTold = true
  })
  bed.addEventListener('pointerdown', onPointerDown)
  return () => {
    cancel()
    unsubscribe()
    bed.removeEventListener('pointerdown', onPointerDown)
  }
}

const thing = (held: Hold, { view }: BoardStore): Card | List | undefined =>
  held.kind === 'card' ? view.cards[held.card] : view.lists[held.list]

const isSameAim = (a: Hold, b: Hold): boolean => a.list === b.list && a.after === b.after

const countOf = (held: Hold): number => (held.kind === 'card' ? held.cards.length : 1)
