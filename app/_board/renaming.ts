import type { CardId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { createCell } from '../_client/cell.ts'
import { endTitle } from './title-text.ts'

/**
 * The card whose title is being edited. The words live here, so that they are kept when the card is moved by someone else
 * or scrolled out of sight.
 */
export type Renaming = {
  readonly value: Renamed | null
  begin(card: CardId): void
  write(text: string): void
  /** Saves what was typed. False where it cannot be a title: it is not given up. */
  save(): boolean
  giveUp(): void
  subscribe(tell: () => void): () => void
}

/** `from`: the title as it was when the editing began. */
type Renamed = { readonly card: CardId; readonly text: string; readonly from: string }

export function createRenaming(store: BoardStore): Renaming {
  const cell = createCell<Renamed | null>(null)

  const save = (): boolean => {
    if (!cell.value) return true
    const { card: cardId, text, from } = cell.value
    if (!endTitle(text, from, (title) => store.propose({ type: 'RenameCard', cardId, title }))) return false
    cell.set(null)
    return true
  }

  return {
    get value() {
      return cell.value
    },
    begin: (card) => {
      const title = store.view.cards[card]?.title
      if (title === undefined || cell.value?.card === card) return
      save()
      cell.set({ card, text: title, from: title })
    },
    write: (text) => {
      if (cell.value) cell.set({ ...cell.value, text })
    },
    save,
    giveUp: () => cell.set(null),
    subscribe: cell.subscribe,
  }
}
