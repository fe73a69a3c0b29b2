import type { BoardId } from '../../domain/id.ts'
import { boardInPath, cardInPath } from '../_board/paths.ts'
import type { PastStore } from '../_client/past-store.ts'

/**
 * Lets links to the cards of a board lead to the moment that is shown, wherever they are opened; returns its own undo. A
 * link is written when a hand or a key comes to it: to draw all of them anew at each step of the knob takes too long.
 */
export function watchLinks(board: BoardId, past: Pick<PastStore, 'target'>): () => void {
  const written = new Set<HTMLAnchorElement>()
  const write = ({ target }: Event) => {
    const link = target instanceof Element && target.closest('a')
    if (!link || !cardInPath(link.pathname) || boardInPath(link.pathname) !== board) return
    link.search = `?at=${past.target}`
    written.add(link)
  }
  for (const event of comings) document.addEventListener(event, write, true)
  return () => {
    for (const event of comings) document.removeEventListener(event, write, true)
    for (const link of written) link.search = ''
  }
}

const comings = ['pointerover', 'pointerdown', 'focusin', 'keydown'] as const
