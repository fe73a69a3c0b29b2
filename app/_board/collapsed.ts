import type { Board } from '../../domain/board.ts'
import { type BoardId, isListId, type ListId } from '../../domain/id.ts'
import { type Cell, createCell } from '../_client/cell.ts'

/** The lists that I have made narrow, on this board and in this browser. */
export type Collapsed = Cell<ReadonlySet<ListId>> & {
  toggle(list: ListId): void
  /** Opens a list that is narrow. */
  open(list: ListId): void
  /** Reads what was kept; later than the first drawing, which is the server's. */
  load(): void
}

export function createCollapsed(board: BoardId): Collapsed {
  const key = `tandem.collapsed.${board}`
  const cell = createCell<ReadonlySet<ListId>>(new Set())
  const keep = (lists: ReadonlySet<ListId>) => {
    cell.set(lists)
    try {
      if (lists.size === 0) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify([...lists]))
    } catch {
      // Where nothing can be kept, it holds for as long as the page.
    }
  }
  const toggle = (list: ListId) => {
    const lists = new Set(cell.value)
    if (!lists.delete(list)) lists.add(list)
    keep(lists)
  }
  return {
    get value() {
      return cell.value
    },
    set: keep,
    subscribe: cell.subscribe,
    toggle,
    open: (list) => {
      if (cell.value.has(list)) toggle(list)
    },
    load: () => cell.set(read(key)),
  }
}

/** A board without some of its lists. */
export const withoutLists = (board: Board, lists: ReadonlySet<ListId>): Board =>
  lists.size === 0
    ? board
    : { ...board, order: { ...board.order, lists: board.order.lists.filter((id) => !lists.has(id)) } }

function read(key: string): ReadonlySet<ListId> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return new Set(Array.isArray(kept) ? kept.filter(isListId) : [])
  } catch {
    return new Set()
  }
}
