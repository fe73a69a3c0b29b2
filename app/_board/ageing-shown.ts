import type { Ageing } from '../../domain/flow/ageing.ts'
import type { CardId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { type Cell, createCell } from '../_client/cell.ts'

/** The cards that age, in this browser's choice: null where I do not want to see that. */
export type AgeingShown = Pick<Cell<Aged | null>, 'value' | 'subscribe'> & {
  toggle(): void
  /** Begins where it was chosen before, later than the first drawing; returns its own undo. */
  start(): () => void
}
export type Aged = ReadonlyMap<CardId, Ageing>

const key = 'tandem.ageing'

export function createAgeingShown(store: BoardStore): AgeingShown {
  const cell = createCell<Aged | null>(null)
  let stop: (() => void) | null = null

  const begin = () => {
    let isOver = false
    let undo = () => {}
    cell.set(new Map())
    void import('./watch-ageing.ts').then(
      ({ watchAgeing }) => {
        if (!isOver) undo = watchAgeing(store, cell.set)
      },
      // Without a network there is nothing to be asked either.
      () => {},
    )
    stop = () => {
      isOver = true
      undo()
      stop = null
      cell.set(null)
    }
  }

  return {
    get value() {
      return cell.value
    },
    subscribe: cell.subscribe,
    toggle: () => {
      keep(!stop)
      if (stop) stop()
      else begin()
    },
    start: () => {
      if (isKept()) begin()
      return () => stop?.()
    },
  }
}

function isKept(): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}

function keep(isWanted: boolean): void {
  try {
    if (isWanted) localStorage.setItem(key, 'shown')
    else localStorage.removeItem(key)
  } catch {
    // Where nothing can be kept, it holds for as long as the page.
  }
}
