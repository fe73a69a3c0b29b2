import { type ActivityKind, kindOf } from '../../domain/activity-kind.ts'
import type { UserId } from '../../domain/id.ts'
import type { BoardActivity } from '../../domain/wire.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { request } from '../_client/transport.ts'
import { type ActivityStore, createActivity } from './activity-store.ts'

/** Of what has happened on a board, what is wanted: by whom, and of which kind; null: all. */
export type ActivityFilter = { readonly person: UserId | null; readonly kind: ActivityKind | null }

/** What has happened on a board. */
export const createBoardActivity = (store: BoardStore, { person, kind }: ActivityFilter): ActivityStore =>
  createActivity({
    store,
    fetch: (before) => {
      const wanted = Object.entries({ before, person, kind, as: store.me?.id ?? null })
      const query = wanted.flatMap(([name, value]) => (value === null ? [] : `${name}=${encodeURIComponent(value)}`))
      return request<BoardActivity>(`/api/boards/${store.view.id}/activity?${query.join('&')}`)
    },
    narrow: (entry) => {
      const isWanted =
        (person === null || entry.actor.id === person) && (kind === null || kindOf[entry.events[0].type] === kind)
      return isWanted ? entry : null
    },
  })
