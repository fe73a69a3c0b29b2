import type { BoardStore } from './board-store.ts'
import type { Past } from './past-store.ts'

/**
 * The board that the page shows: as it is now, or as it was. It goes on underneath while its past is shown, where nothing
 * can be changed and nobody else is seen, who are now.
 */
export type TimeStore = BoardStore & {
  /** The past that is shown; null for now. */
  readonly past: Past | null
  show(past: Past | null): void
  /** Whether I may make now what is shown of the past. */
  readonly mayRestore: boolean
}

export function createTimeStore(now: BoardStore, first: Past | null): TimeStore {
  let past = first
  const tells = new Set<() => void>()
  const store: TimeStore = Object.create(now, {
    past: { get: () => past },
    view: { get: () => past?.view ?? now.view },
    count: { value: (list: never) => (past ?? now).count(list) },
    mayChange: { get: () => past === null && now.mayChange },
    mayComment: { get: () => past === null && now.mayComment },
    mayShare: { get: () => past === null && now.mayShare },
    mayRestore: { get: () => past !== null && now.mayChange },
    live: { get: () => (past ? null : now.live) },
    unsaved: { get: () => (past ? nothing : now.unsaved) },
    fresh: { get: () => (past ?? now).fresh },
    body: { value: (card: never) => (past ?? now).body(card) },
    subscribe: {
      value: (tell: () => void) => {
        tells.add(tell)
        const undo = now.subscribe(tell)
        return () => {
          tells.delete(tell)
          undo()
        }
      },
    },
    show: {
      value: (next: Past | null) => {
        past = next
        for (const tell of tells) tell()
      },
    },
  })
  return store
}

const nothing: ReadonlySet<never> = new Set()
