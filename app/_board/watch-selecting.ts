import { type CardId, isListId, type ListId } from '../../domain/id.ts'
import { isTyping } from './is-typing.ts'
import { neighbour } from './neighbour.ts'
import { cardUnderKeys } from './shortcuts.ts'
import type { BoardContext } from './use-board.ts'

type Options = Pick<BoardContext, 'store' | 'selection' | 'hold' | 'focus'> & { readonly bed: HTMLElement }

/** The keys that select beside X: Shift with an arrow goes on to the next card, ⌘A takes the list. Returns its own undo. */
export function watchSelecting({ bed, store, selection, hold, focus }: Options): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (hold.value || event.altKey || isTyping(event.target) || !store.mayChange) return
    const isUsed =
      event.ctrlKey || event.metaKey ? selectList(event) : event.shiftKey && extend(cardAt(event), event.key)
    if (!isUsed) return
    event.preventDefault()
    event.stopPropagation()
  }

  const extend = (card: CardId | null, key: string): boolean => {
    const next = card && (key === 'ArrowUp' || key === 'ArrowDown') ? neighbour(store.view, card, key) : undefined
    if (!card || !next) return false
    if (!selection.cards.has(card)) selection.toggle(card)
    selection.extend(next)
    focus.move(next)
    return true
  }

  const selectList = (event: KeyboardEvent): boolean => {
    const list = listAt(event.target)
    if (event.key.toLowerCase() !== 'a' || event.shiftKey || !list) return false
    selection.addList(list)
    return true
  }

  const unsubscribe = store.subscribe(() => {
    if (selection.cards.size > 0) selection.prune()
  })
  bed.addEventListener('keydown', onKeyDown)
  return () => {
    unsubscribe()
    bed.removeEventListener('keydown', onKeyDown)
  }
}

const cardAt = ({ target }: Event): CardId | null => cardUnderKeys(target)?.card ?? null

/** The list that the focus is in. */
function listAt(target: EventTarget | null): ListId | null {
  const id = target instanceof Element ? target.closest<HTMLElement>('[data-list]')?.dataset.list : undefined
  return isListId(id) ? id : null
}
