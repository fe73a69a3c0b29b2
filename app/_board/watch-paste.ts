import { isListId } from '../../domain/id.ts'
import { isTyping } from './is-typing.ts'
import { linesIn } from './pasted-lines.ts'
import { cardUnderKeys } from './shortcuts.ts'
import type { AddLines } from './use-add-lines.ts'
import type { BoardContext } from './use-board.ts'

type Options = Pick<BoardContext, 'store' | 'focus'> & { readonly bed: HTMLElement; readonly addLines: AddLines }

/** Lines that are pasted on the board become cards: below the card that has the focus, or at the top of a list. Returns its own undo. */
export function watchPaste({ bed, store, focus, addLines }: Options): () => void {
  const onPaste = (event: ClipboardEvent) => {
    if (isTyping(event.target) || !store.mayChange) return
    const lines = linesIn(event.clipboardData?.getData('text/plain') ?? '')
    const after = cardUnderKeys(event.target)?.card ?? null
    const listId = after ? store.view.cards[after]?.listId : titledList(event.target)
    if (lines.length === 0 || !listId) return
    event.preventDefault()
    const last = addLines(lines, listId, { after })?.at(-1)
    if (last) focus.move(last)
  }
  bed.addEventListener('paste', onPaste)
  return () => bed.removeEventListener('paste', onPaste)
}

function titledList(target: EventTarget | null) {
  const title = target instanceof Element ? target.closest('[data-list-title]') : null
  const id = title?.closest<HTMLElement>('[data-list]')?.dataset.list
  return isListId(id) ? id : undefined
}
