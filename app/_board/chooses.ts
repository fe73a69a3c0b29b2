import type { MouseEvent } from 'react'
import type { CardId } from '../../domain/id.ts'
import type { Selection } from './selection.ts'

/**
 * Whether a click on a card selects rather than opens, and then does it: with ⌘ or Ctrl one card, with Shift all up to
 * it, and once something is selected each tap of a finger.
 */
export function chooses({ metaKey, ctrlKey, shiftKey, nativeEvent }: MouseEvent, selection: Selection, card: CardId) {
  if (shiftKey) selection.extend(card)
  else if (metaKey || ctrlKey || (isTap(nativeEvent) && selection.cards.size > 0)) selection.toggle(card)
  else return false
  return true
}

const isTap = (event: Event): boolean => event instanceof PointerEvent && event.pointerType === 'touch'
