import { type Board, cardsOf } from '../../domain/board.ts'
import { type CardId, isCardId, isListId, type ListId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import type { Cell } from '../_client/cell.ts'
import { carryCard, carryList } from './carry-by-keys.ts'
import { type Collapsed, withoutLists } from './collapsed.ts'
import type { Columns } from './columns.ts'
import type { Focus } from './focus.ts'
import { atHome, type CardHold, type Hold, isBackHome, type ListHold, slotBefore, stillHeld } from './hold.ts'
import { isTyping } from './is-typing.ts'
import { besideList, neighbour } from './neighbour.ts'
import { pageFrom } from './page-from.ts'
import type { Selection } from './selection.ts'

/** The keys of the hand: arrows walk the cards, Space lifts one, arrows carry it, Space drops it, Escape gives it back. */

export type KeysOptions = {
  readonly bed: HTMLElement
  readonly columns: Columns
  readonly store: BoardStore
  readonly hold: Cell<Hold | null>
  readonly selection: Selection
  readonly focus: Focus
  readonly collapsed: Pick<Collapsed, 'value'>
  readonly onLift: (hold: Hold) => void
  readonly onCarry: (hold: Hold) => void
  readonly onDrop: (hold: Hold) => void
  readonly onCancel: (hold: Hold) => void
  /** Gone while it was held. */
  readonly onGone: (hold: Hold) => void
}

/** Watches the bed for keys; returns its own undo. */
export function watchKeys(options: KeysOptions): () => void {
  const { bed, columns, store, hold, selection, collapsed, focus, onLift, onCarry, onDrop, onCancel, onGone } = options

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
    const list = listAt(event.target)
    if (event.key === ' ') return store.mayChange && (card ? lift(card) : liftList(list))
    if (card) return walk(card, event.key)
    return list !== null && walkFromTitle(list, event.key)
  }

  /** What can be walked over: a narrow list is stepped over. */
  const drawn = (): Board => withoutLists(store.view, collapsed.value)

  const walk = (card: CardId, key: string): boolean => {
    const next = neighbour(store.view, card, key) ?? pageFrom(store.view, columns, card, key)
    const list = store.view.cards[card]?.listId
    if (next) focus.move(next)
    else if (list && key === 'ArrowUp') return goToTitle(list)
    else return list !== undefined && goBeside(list, key, cardsOf(store.view, list).indexOf(card))
    return true
  }
  const walkFromTitle = (list: ListId, key: string): boolean => {
    const ids = cardsOf(drawn(), list)
    const [first] = ids
    if (key === 'ArrowDown' && first) focus.move(first)
    else if (ids.length === 0) return goBeside(list, key, 0)
    else {
      const next = besideList(drawn(), list, key, 0)
      return next !== null && goToTitle(next.list)
    }
    return true
  }

  /** To the card at the same height in the next list; to the title of one without cards, where titles are for the keys. */
  const goBeside = (from: ListId, key: string, height: number): boolean => {
    for (let next = besideList(drawn(), from, key, height); next; ) {
      if (next.card) {
        focus.move(next.card)
        return true
      }
      if (store.mayChange) return goToTitle(next.list)
      next = besideList(drawn(), next.list, key, height)
    }
    return false
  }
  const goToTitle = (list: ListId): boolean => {
    if (store.mayChange) focus.moveToList(list)
    return store.mayChange
  }

  const lift = (cardId: CardId): boolean => {
    const card = store.view.cards[cardId]
    if (!card) return false
    const { listId } = card
    const cards = selection.of(cardId)
    const after = slotBefore(cardsOf(store.view, listId), cardId, cards)
    const held: CardHold = {
      kind: 'card',
      by: 'keys',
      card: cardId,
      cards,
      from: listId,
      list: listId,
      after,
      height: 0,
    }
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
    const left = stillHeld(held, store.view)
    if (!left) {
      hold.set(null)
      focus.moveToList(store.view.lists[held.list] ? held.list : null)
      onGone(held)
    } else if (left.kind === 'card' && !store.view.lists[left.list]) take(atHome(left, store.view))
    else if (left !== held) take(left)
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
