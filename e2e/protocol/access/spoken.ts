import type { ClientMessage } from '../../../domain/live-message.ts'
import type { Place } from './cast.ts'

/** A message of each type, about a board and a card of it: first one comes, and last one leaves. */
export function spoken({ board, id }: Pick<Place, 'board' | 'id'>): object[] {
  const card = id['card a']
  const at = { x: 0.5 }
  const fields: Readonly<Record<ClientMessage['type'], object>> = {
    join: { board },
    watch: { board },
    viewing: { board, card },
    idle: { board, idle: true },
    typing: { board, card, field: 'title' },
    stop_typing: { board, card, field: 'title' },
    cursor: { board, at },
    view: { board, at },
    drag: { board, card, list: id['list one'], at },
    drop: { board, card },
    gather: { board, at },
    unwatch: { board },
    leave: { board },
    ping: {},
  }
  return Object.entries(fields).map(([type, rest]) => ({ type, ...rest }))
}
