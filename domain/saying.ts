import type { Event, EventType } from './event.ts'

/** What was asked for first, where this undoes it or does it again; and whether it is done, after this. */
export function sayingOf(first: Event): { readonly type: EventType; readonly isDone: boolean } {
  return first.type === 'CommandUndone'
    ? { type: first.undone, isDone: first.isRedo }
    : { type: first.type, isDone: true }
}
