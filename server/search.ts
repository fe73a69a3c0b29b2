import type { Found } from '../db/search/projection.ts'
import type { SearchThread } from '../db/search/search-thread.ts'
import { type BoardId, isCardId, type UserId } from '../domain/id.ts'
import type { Hit, SearchAnswer } from '../domain/wire.ts'
import type { BoardState, Boards } from './boards.ts'
import { createSee } from './seeing.ts'

/** Looks for words on the boards of one person. */
export type Search = (user: UserId, typed: string, hitsMax: number) => Promise<SearchAnswer>

/**
 * What is found is looked up on its board as it is now: so what someone may not see any more, or what has just been archived
 * or renamed, is never shown from an older state of the index.
 */
export function createSearch(
  thread: SearchThread,
  boards: Pick<Boards, 'look'>,
  boardsOf: (user: UserId) => Promise<readonly BoardId[]>,
): Search {
  const look = createSee(boards)
  return async (user, typed, hitsMax) => {
    const mine = await boardsOf(user)
    const { hits: found, isWhole } = await thread.find({ typed, boards: mine, hitsMax })
    const shown = new Map<Found, Hit>()
    for (const board of new Set(found.map((hit) => hit.board))) {
      const here = found.filter((hit) => hit.board === board)
      await look(board, user, (state) => {
        for (const hit of here) {
          const seen = hitOn(state, hit)
          if (seen) shown.set(hit, seen)
        }
      })
    }
    return { hits: found.flatMap((hit) => shown.get(hit) ?? []), isWhole }
  }
}

function hitOn({ board }: BoardState, { card: id, where, prefix, excerpt }: Found): Hit | null {
  const card = isCardId(id) ? board.cards[id] : undefined
  const list = card && board.lists[card.listId]
  if (!card || !list) return null
  if (prefix !== null && prefix.toLowerCase() !== board.prefix.toLowerCase()) return null
  const { id: boardId, title: boardTitle, prefix: letters } = board
  const { number, title } = card
  return { board: boardId, boardTitle, prefix: letters, card: card.id, number, title, list: list.title, where, excerpt }
}
