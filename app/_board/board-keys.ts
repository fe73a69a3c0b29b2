import { type Board, cardsOf } from '../../domain/board.ts'
import { type CardId, isCardId, isListId, type ListId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import type { Cell } from '../_client/cell.ts'
import type { Columns } from './columns.ts'
import type { Focus } from './focus.ts'
import { atHome, type CardHold, cardsUnder, type Hold, isBackHome, isThere, type ListHold, listsUnder } from './hold.ts'
import { isTyping } from './is-typing.ts'

/** The keys of the hand: arrows walk the cards, Space lifts one, arrows carry it, Space drops it, Escape gives it back. */

export type KeysOptions = {
  readonly bed: HTMLElement
  readonly columns: Columns
  readonly store: BoardStore
  readonly hold: Cell<Hold | null>
  readonly focus: Focus
  readonly onLift: (hold: Hold) => void
  readonly onCarry: (hold: Hold) => void
  readonly onDrop: (hold: Hold) => void
  readonly onCancel: (hold: Hold) => void
  /** Gone while it was held. */
  readonly onGone: (hold: Hold) => void
}

/** Watches the bed for keys; returns its own undo. */
export function watchKeys(options: KeysOptions): () => void {
  const { bed, store, hold, focus, onLift, onCarry, onDrop, onCancel, onGone } = options

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const held = hold.value
    if (held?.by === 'pointer') return
    if (isTyping(event.target) && !(held && event.key === 'Escape')) return
    if (event.repeat && isForOnce(event.key) && (held || cardAt(event.target) || listAt(event.target)))
      return event.preventDefault()
    const isUsed = held ? whileHeld(event, held) : whileFree(event)
    if (!isUsed) return
    event.preventDefault()
    event.stopPropagation()
  }

  const whileFree = (event: KeyboardEvent): boolean => {
    const card = cardAt(event.target)
    if (!card) return event.key === ' ' && store.mayChange && liftList(listAt(event.target))
    const next = neighbour(store.view, card, event.key)
    if (next) {
      focus.move(next)
      return true
    }
    return event.key === ' ' && store.mayChange && lift(card)
  }

  const lift = (cardId: CardId): boolean => {
    const card = store.view.cards[cardId]
    if (!card) return false
    const ids = cardsOf(store.view, card.listId)
    const after = ids[ids.indexOf(cardId) - 1] ?? null
    const { listId } = card
    const held: CardHold = { kind: 'card', by: 'keys', card: cardId, from: listId, list: listId, after, height: 0 }
    take(held)
    onLift(held)
    return true
  }

  const liftList = (list: ListId | null): boolean => {
    if (!list) return false
    const lists = store.view.order.lists
    const held: ListHold = { kind: 'list', by: 'keys', list, after: lists[lists.indexOf(list) - 1] ?? null }
    hold.set(held)
    onLift(held)
    return true
  }

  const whileHeld = (event: KeyboardEvent, held: Hold): boolean => {
    switch (event.key) {
      case ' ':
      case 'Enter':
        letGo(held)
        return true
      case 'Escape':
        giveBackAndStay(held)
        return true
      default: {
        const next =
          held.kind === 'card' ? carryCard(store.view, held, event.key) : carryList(store.view, held, event.key)
        if (!next) return event.key.startsWith('Arrow') || event.key === 'Tab'
        take(next)
        onCarry(next)
        return true
      }
    }
  }

  const take = (held: Hold) => {
    hold.set(held)
    if (held.kind !== 'card') return refocusList(held)
    const { card, list, after } = held
    store.live?.say({ type: 'drag', card, list, after, at: null })
    refocus(held)
  }
  /** The card is drawn anew in another list: the focus goes with it. */
  const refocus = ({ card, list }: CardHold) => requestAnimationFrame(() => focus.move(card, list))

  const refocusList = ({ list }: ListHold) => focus.moveToList(list)

  const letGo = (held: Hold) => {
    if (isBackHome(held, store.view)) return giveBackAndStay(held)
    onDrop(held)
    if (held.kind === 'card') refocus(held)
    else refocusList(held)
  }
  const giveBack = (held: Hold) => {
    hold.set(null)
    if (held.kind === 'card') store.live?.say({ type: 'drop', card: held.card })
    onCancel(held)
  }
  const giveBackAndStay = (held: Hold) => {
    giveBack(held)
    if (held.kind === 'card') requestAnimationFrame(() => focus.move(held.card))
    else refocusList(held)
  }

  /** The hand takes over: what the keys hold is given back, and the focus goes where the hand is. */
  const onPointerDown = () => {
    if (hold.value?.by === 'keys') giveBack(hold.value)
  }
  /**
   * While the keys hold something Escape gives it back wherever the focus is; and as it is drawn anew where it is carried
   * to the focus is nowhere for a moment, while the next key is meant for it all the same.
   */
  const onWindowKeyDown = (event: KeyboardEvent) => {
    if (hold.value?.by !== 'keys' || event.defaultPrevented) return
    if (event.key === 'Escape' || event.target === document.body) onKeyDown(event)
  }

  /** What is held may go away under the hand; it lapses for the others unless it is told again. */
  const keepTelling = setInterval(() => {
    const held = hold.value
    if (held?.kind === 'card' && held.by === 'keys')
      store.live?.say({ type: 'drag', card: held.card, list: held.list, after: held.after, at: null })
  }, retellMs)
  const unsubscribe = store.subscribe(() => {
    const held = hold.value
    if (held?.by !== 'keys') return
    if (!isThere(held, store.view)) {
      hold.set(null)
      focus.moveToList(store.view.lists[held.list] ? held.list : null)
      onGone(held)
    } else if (held.kind === 'card' && !store.view.lists[held.list]) take(atHome(held, store.view))
  })

  bed.addEventListener('keydown', onKeyDown)
  window.addEventListener('keydown', onWindowKeyDown)
  window.addEventListener('pointerdown', onPointerDown, { capture: true })
  return () => {
    clearInterval(keepTelling)
    unsubscribe()
    bed.removeEventListener('keydown', onKeyDown)
    window.removeEventListener('keydown', onWindowKeyDown)
    window.removeEventListener('pointerdown', onPointerDown, { capture: true })
  }
}

const retellMs = 1_000

/** What these keys do is not to be done again because they are held down. */
const isForOnce = (key: string): boolean => [' ', 'Enter'].includes(key)

function cardAt(target: EventTarget | null): CardId | null {
  const link = target instanceof Element ? target.closest('[data-card-link]') : null
  const id = link?.closest<HTMLElement>('[data-card]')?.dataset.card
  return isCardId(id) ? id : null
}

/** The list whose title has the focus. */
function listAt(target: EventTarget | null): ListId | null {
  const title = target instanceof Element ? target.closest('[data-list-title]') : null
  const id = title?.closest<HTMLElement>('[data-list]')?.dataset.list
  return isListId(id) ? id : null
}

/** The card that an arrow leads to. */
function neighbour(view: Board, cardId: CardId, key: string): CardId | undefined {
  const card = view.cards[cardId]
  if (!card) return undefined
  const ids = cardsOf(view, card.listId)
  const index = ids.indexOf(cardId)
  switch (key) {
    case 'ArrowUp':
      return ids[index - 1]
    case 'ArrowDown':
      return ids[index + 1]
    case 'Home':
      return ids[0]
    case 'End':
      return ids.at(-1)
    case 'ArrowLeft':
      return beside(view, card.listId, -1, index)
    case 'ArrowRight':
      return beside(view, card.listId, 1, index)
    default:
      return undefined
  }
}

/** The card at the same height in the next list that has any. */
function beside(view: Board, listId: ListId, step: 1 | -1, index: number): CardId | undefined {
  const lists = view.order.lists
  for (let at = lists.indexOf(listId) + step; at >= 0 && at < lists.length; at += step) {
    const next = lists[at]
    const ids = next ? cardsOf(view, next) : []
    if (ids.length > 0) return ids[Math.min(index, ids.length - 1)]
  }
  return undefined
}

function carryCard(view: Board, held: CardHold, key: string): CardHold | null {
  const ids = cardsUnder(held, held.list, cardsOf(view, held.list))
  const others = ids.filter((id) => id !== held.card)
  const index = ids.indexOf(held.card)
  const at = (slot: number): CardHold => ({ ...held, after: others[slot - 1] ?? null })
  switch (key) {
    case 'ArrowUp':
      return index > 0 ? at(index - 1) : null
    case 'ArrowDown':
      return index < others.length ? at(index + 1) : null
    case 'Home':
      return at(0)
    case 'End':
      return at(others.length)
    case 'ArrowLeft':
    case 'ArrowRight': {
      const lists = view.order.lists
      const list = lists[lists.indexOf(held.list) + (key === 'ArrowLeft' ? -1 : 1)]
      if (!isListId(list)) return null
      const there = cardsOf(view, list).filter((id) => id !== held.card)
      return { ...held, list, after: there[Math.min(index, there.length) - 1] ?? null }
    }
    default:
      return null
  }
}

function carryList(view: Board, held: ListHold, key: string): ListHold | null {
  const ids = listsUnder(held, view.order.lists)
  const others = ids.filter((id) => id !== held.list)
  const index = ids.indexOf(held.list)
  if (key === 'ArrowLeft' && index > 0) return { ...held, after: others[index - 2] ?? null }
  if (key === 'ArrowRight' && index < others.length) return { ...held, after: others[index] ?? null }
  return null
}
