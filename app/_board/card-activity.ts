import { cardsNamedIn } from '../../domain/event.ts'
import type { CardId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { type ActivityStore, createActivity } from './activity-store.ts'

/** What has happened with a card: of each entry only those of its events that name it. */
export const createCardActivity = (store: BoardStore, cardId: CardId): ActivityStore =>
  createActivity({
    store,
    fetch: (before) => store.activity(cardId, before),
    narrow: (entry) => {
      const [event, ...rest] = entry.events.filter((one) => cardsNamedIn(one).includes(cardId))
      return event ? { ...entry, events: [event, ...rest] } : null
    },
  })
