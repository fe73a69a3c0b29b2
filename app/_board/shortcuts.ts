import { type CardId, isCardId } from '../../domain/id.ts'
import { actions, isOffered } from './actions.ts'
import { isInPopup } from './is-in-popup.ts'
import { isTyping } from './is-typing.ts'
import { cardInPath } from './paths.ts'
import type { BoardContext } from './use-board.ts'

/** Watches the page for the keys of actions; returns its own undo. */
export function watchShortcuts(context: BoardContext): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    // While something that was opened is on its way, what is typed is meant for it.
    const { hold, picker, palette, filterPanel, isHelping, archive, inbox } = context
    if ([hold, picker, palette, filterPanel, isHelping, archive, inbox].some(({ value }) => value)) return
    if (isTyping(event.target) || isInPopup(event.target)) return
    const key = event.key.toLowerCase()
    const action = actions.find((one) => one.key === key)
    if (!action || !isOffered(action, context.store)) return
    if (action.on === 'board') {
      event.preventDefault()
      if (!event.repeat) action.run(context)
      return
    }
    const target = cardUnderKeys(event.target)
    if (!target) return
    event.preventDefault()
    if (event.repeat) return
    const isAlone = action.alone || target.inSheet
    action.run(context, isAlone ? [target.card] : context.selection.of(target.card), target.inSheet)
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

/** The card that a key is meant for: the one that has the focus, or the one that is open where the focus is in it. */
export function cardUnderKeys(target: EventTarget | null): { card: CardId; inSheet: boolean } | null {
  if (!(target instanceof Element)) return null
  if (target.closest('[data-sheet]')) {
    const open = cardInPath(window.location.pathname)
    return open && { card: open, inSheet: true }
  }
  const link = target.closest('[data-card-link]')
  const id = link?.closest<HTMLElement>('[data-card]')?.dataset.card
  return isCardId(id) ? { card: id, inSheet: false } : null
}
