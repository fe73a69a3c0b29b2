import { cardsOf } from '../../domain/board.ts'
import { isListId, type ListId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import type { Carried } from './carried.ts'
import { afterAt, type Columns } from './columns.ts'
import { cardElement, listElement, listElements, type Point } from './geometry.ts'
import type { Hold } from './hold.ts'

type Around = { readonly bed: HTMLElement; readonly columns: Columns; readonly store: Pick<BoardStore, 'view'> }

/** What I hold, over the place where it would land when it is carried there. */
export function aim({ bed, columns, store }: Around, held: Hold, carried: Carried | null, at: Point): Hold {
  const corner = carried?.corner() ?? at
  if (held.kind === 'list') return { ...held, after: listBefore(bed, held.list, corner.x) }
  const list = listAt(bed, carried?.middle().x ?? at.x) ?? held.list
  const column = columns.get(list)
  // What is not drawn takes it at the end.
  if (!column)
    return { ...held, list, after: cardsOf(store.view, list).findLast((id) => !held.cards.includes(id)) ?? null }
  const top = column.scroller.getBoundingClientRect().top - column.scroller.scrollTop
  return { ...held, list, after: afterAt(column.rows(), held.card, corner.y - top) }
}

/** What stands in the place of what is held. */
export const settledElement = (held: Hold): HTMLElement | null =>
  held.kind === 'list' ? listElement(held.list) : cardElement(held.card)

/** The list under, or nearest to, a place on the bed. */
function listAt(bed: HTMLElement, x: number): ListId | null {
  let found: ListId | null = null
  let least = Number.POSITIVE_INFINITY
  for (const element of listElements(bed)) {
    const rect = element.getBoundingClientRect()
    const away = Math.max(rect.left - x, x - rect.right, 0)
    if (away < least && isListId(element.dataset.list)) {
      least = away
      found = element.dataset.list
    }
  }
  return found
}

/** The list that a held list would stand after, whose left edge is at `x`: it goes to the slot that it is nearest to. */
function listBefore(bed: HTMLElement, held: ListId, x: number): ListId | null {
  const elements = listElements(bed)
  const lists = elements.flatMap(({ dataset: { list } }) => (isListId(list) && list !== held ? [list] : []))
  const [first, second] = elements.map((element) => element.getBoundingClientRect().left)
  if (first === undefined || second === undefined) return null
  const slot = Math.round((x - first) / (second - first))
  return lists[Math.min(slot, lists.length) - 1] ?? null
}
