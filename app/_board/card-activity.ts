import { cardsNamedIn } from '../../domain/event.ts'
import type { CardId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { type ActivityStore, createActivity } from './activity-store.ts'

/** What has happened with a card, up to an entry or live: of each entry only those of its events that name it. */
export const createCardActivity = (store: BoardStore, cardId: CardId, upTo: number | null): ActivityStore =>
  createActivity({
    store,
    fetch: (before) => store.activity(cardId, before ?? (upTo === null ? null : upTo + 1)),
    narrow: (entry) => {
      if (upTo !== null) return null
      const [event, ...rest] = entry.events.filter((one) => cardsNamedIn(one).includes(cardId))
      return event ? { ...entry, events: [event, ...rest] } : null
    },
  })
