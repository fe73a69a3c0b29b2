import type { CardId } from '../../domain/id.ts'
import type { CardAction } from './actions.ts'
import { archiveCards } from './archive-cards.ts'
import { toggleMe } from './assign-cards.ts'
import { cardElement } from './geometry.ts'
import type { Picker } from './picker.ts'

/** Opens what is chosen from beside the cards: beside its row in the sheet, or beside the card that has the focus. */
const pick = (id: Picker['kind'], key: string): CardAction => ({
  id,
  key,
  on: 'cards',
  takes: 'change',
  run: ({ picker }, cards, inSheet) => {
    picker.set({ kind: id, cards, anchor: inSheet ? rowInSheet(id) : focusedOf(cards) })
  },
})

const rowInSheet = (kind: Picker['kind']) => document.querySelector<HTMLElement>(`[data-sheet] [data-fact="${kind}"]`)

function focusedOf(cards: readonly CardId[]): HTMLElement | null {
  const elements = cards.flatMap((id) => cardElement(id) ?? [])
  return elements.find((element) => element.contains(document.activeElement)) ?? elements[0] ?? null
}

/** What can be done with the facts of cards, and with cards as a whole. */
export const actionsOnFacts: readonly CardAction[] = [
  pick('labels', 'l'),
  pick('people', 'p'),
  { id: 'me', key: 'm', on: 'cards', takes: 'change', run: toggleMe },
  pick('due', 'd'),
  pick('move', 'v'),
  { id: 'archive', key: 'backspace', on: 'cards', takes: 'change', run: archiveCards },
]
