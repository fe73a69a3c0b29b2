import { type CardId, isCardId, isListId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import type { Hold } from './hold.ts'
import type { Selection } from './selection.ts'

/** What a press is on, that can be taken hold of. */
export type Handle = {
  readonly element: HTMLElement
  readonly what: { readonly kind: 'card' | 'list'; readonly id: string }
}

/** The card or list that a press is on; null on what has a use of its own. */
export function findHandle(target: EventTarget | null): Handle | null {
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

/** A hold of it, over the place where it is now. A card that is selected brings all that are. */
export function holdOf({ what, element }: Handle, { view }: BoardStore, selection: Selection): Hold | null {
  if (what.kind === 'list') {
    if (!isListId(what.id) || !view.lists[what.id]) return null
    const index = view.order.lists.indexOf(what.id)
    return { kind: 'list', by: 'pointer', list: what.id, after: view.order.lists[index - 1] ?? null }
  }
  const card = isCardId(what.id) ? view.cards[what.id] : undefined
  if (!card) return null
  const { id, listId } = card
  const ids: readonly CardId[] = view.order.cards[listId] ?? []
  const after = ids[ids.indexOf(id) - 1] ?? null
  const cards = selection.of(id)
  return {
    kind: 'card',
    by: 'pointer',
    card: id,
    cards,
    from: listId,
    list: listId,
    after,
    height: element.offsetHeight,
  }
}
