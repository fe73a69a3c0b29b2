import { type Card, cardsOf, type List } from '../../domain/board.ts'
import { isCardId, isListId, type ListId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import type { Cell } from '../_client/cell.ts'
import { type Carried, carry } from './carried.ts'
import { afterAt, type Columns } from './columns.ts'
import { listElement, type Point, toAt } from './geometry.ts'
import { type Hold, isBackHome, isThere } from './hold.ts'

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
const edgePixels = 56
const scrollPixelsMax = 18
const tellMs = 33
const retellMs = 900

type Press = {
  readonly pointer: number
  readonly isTouch: boolean
  readonly start: Point
  readonly element: HTMLElement
  readonly what: { readonly kind: 'card' | 'list'; readonly id: string }
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
  const { bed, columns, store, hold, onDrop, onLift, onCancel, onGone } = options
  let press: Press | null = null
  let restTimer: ReturnType<typeof setTimeout> | undefined

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
    const held = firstHold(press, store)
    if (!held) return release()
    getSelection()?.removeAllRanges()
    press.drawn = thing(held, store)
    press.carried = carry(press.element, press.start, press.what.kind)
    hold.set(held)
    if (press.isTouch) navigator.vibrate?.(8)
    onLift(held)
    frame()
  }

  /** One frame of a drag. */
  const frame = () => {
    if (!press?.carried || !hold.value) return
    press.frame = requestAnimationFrame(frame)
    if (!isThere(hold.value, store.view)) return end(onGone)
    redraw(press, hold.value)
    press.carried.moveTo(press.at)
    scrollEdges(press, hold.value)
    const next = aim(press, hold.value)
    if (!isSameAim(next, hold.value)) hold.set(next)
    tell(press, next)
  }

  /** What others make of it while I carry it is seen on it. */
  const redraw = (pressed: Press, held: Hold) => {
    const now = thing(held, store)
    if (now === pressed.drawn) return
    pressed.drawn = now
    pressed.carried?.redraw(settledElement(held))
  }

  const aim = ({ carried, at }: Press, held: Hold): Hold => {
    const corner = carried?.corner() ?? at
    if (held.kind === 'list') return { ...held, after: listBefore(bed, held.list, corner.x) }
    const list = listAt(bed, carried?.middle().x ?? at.x) ?? held.list
    const column = columns.get(list)
    // What is not drawn takes it at the end.
    if (!column) return { ...held, list, after: cardsOf(store.view, list).findLast((id) => id !== held.card) ?? null }
    const top = column.scroller.getBoundingClientRect().top - column.scroller.scrollTop
    return { ...held, list, after: afterAt(column.rows(), held.card, corner.y - top) }
  }

  const scrollEdges = ({ at }: Press, held: Hold) => {
    const box = bed.getBoundingClientRect()
    bed.scrollLeft += push(at.x, box.left, box.right)
    const column = held.kind === 'card' ? columns.get(held.list) : undefined
    if (!column) return
    const rect = column.scroller.getBoundingClientRect()
    column.scroller.scrollTop += push(at.y, rect.top, rect.bottom)
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
    const held = hold.value
    if (!press.carried || !held) return release()
    swallowClick()
    if (!isThere(held, store.view)) return end(onGone)
    const next = aim(press, held)
    const carried = press.carried
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

  bed.addEventListener('pointerdown', onPointerDown)
  return () => {
    cancel()
    bed.removeEventListener('pointerdown', onPointerDown)
  }
}

/** The card or list that a press is on; null on what has a use of its own. */
function findHandle(target: EventTarget | null): Pick<Press, 'element' | 'what'> | null {
  if (
    !(target instanceof Element) ||
    target.closest('button:not([data-list-title]), input, textarea, select, [data-no-drag]')
  )
    return null
  const card = target.closest<HTMLElement>('[data-card]')
  if (card?.dataset.card) return { element: card, what: { kind: 'card', id: card.dataset.card } }
  const list = target.closest('[data-list-handle]')?.closest<HTMLElement>('[data-list]')
  return list?.dataset.list ? { element: list, what: { kind: 'list', id: list.dataset.list } } : null
}

function firstHold({ what, element }: Press, { view }: BoardStore): Hold | null {
  if (what.kind === 'list') {
    if (!isListId(what.id) || !view.lists[what.id]) return null
    const index = view.order.lists.indexOf(what.id)
    return { kind: 'list', by: 'pointer', list: what.id, after: view.order.lists[index - 1] ?? null }
  }
  const card = isCardId(what.id) ? view.cards[what.id] : undefined
  if (!card) return null
  const ids = view.order.cards[card.listId] ?? []
  const after = ids[ids.indexOf(card.id) - 1] ?? null
  const { listId } = card
  return { kind: 'card', by: 'pointer', card: card.id, from: listId, list: listId, after, height: element.offsetHeight }
}

const thing = (held: Hold, { view }: BoardStore): Card | List | undefined =>
  held.kind === 'card' ? view.cards[held.card] : view.lists[held.list]

const isSameAim = (a: Hold, b: Hold): boolean => a.list === b.list && a.after === b.after

/** How far to scroll in this frame, when something is held so near to an edge. */
function push(value: number, from: number, to: number): number {
  const near = Math.min(edgePixels, (to - from) / 4)
  if (value < from + near) return -scrollPixelsMax * Math.min(1, (from + near - value) / near)
  if (value > to - near) return scrollPixelsMax * Math.min(1, (value - to + near) / near)
  return 0
}

/** The list under, or nearest to, a place on the bed. */
function listAt(bed: HTMLElement, x: number): ListId | null {
  let found: ListId | null = null
  let least = Number.POSITIVE_INFINITY
  for (const element of bed.querySelectorAll<HTMLElement>('[data-list]')) {
    const rect = element.getBoundingClientRect()
    const away = Math.max(rect.left - x, x - rect.right, 0)
    if (away < least && isListId(element.dataset.list)) {
      least = away
      found = element.dataset.list
    }
  }
  return found
}

/** The list that a held list would stand after, whose left edge is at `x`: it goes to the slot that it is nearest to. */
function listBefore(bed: HTMLElement, held: ListId, x: number): ListId | null {
  const elements = [...bed.querySelectorAll<HTMLElement>('[data-list]')]
  const lists = elements.flatMap(({ dataset: { list } }) => (isListId(list) && list !== held ? [list] : []))
  const [first, second] = elements.map((element) => element.getBoundingClientRect().left)
  if (first === undefined || second === undefined) return null
  const slot = Math.round((x - first) / (second - first))
  return lists[Math.min(slot, lists.length) - 1] ?? null
}

const settledElement = (held: Hold): HTMLElement | null =>
  held.kind === 'list'
    ? listElement(held.list)
    : document.querySelector<HTMLElement>(`[data-list] [data-card="${held.card}"]:not([data-away])`)

/** The click that follows a drag is not one. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
}

/** As above, where what was carried is gone from the hand and the button is still down. */
function swallowNextClick(): void {
  const over = new AbortController()
  const up = () => {
    over.abort()
    swallowClick()
  }
  window.addEventListener('pointerup', up, { signal: over.signal })
  for (const type of ['pointerdown', 'pointercancel'])
    window.addEventListener(type, () => over.abort(), { signal: over.signal })
}
