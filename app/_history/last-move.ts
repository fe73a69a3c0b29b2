import { cardsNamedIn } from '../../domain/event.ts'
import type { CardId } from '../../domain/id.ts'
import type { PastWays } from '../_client/past-ways.ts'

const pagesMax = 20

/** The newest entry before a `seq` that moved a card, or added it; null where none is found. */
export async function lastMove(ways: PastWays, cardId: CardId, before: number): Promise<number | null> {
  let from: number | null = before
  for (let page = 0; page < pagesMax && from !== null; page++) {
    const outcome = await ways.activity(cardId, from)
    if (outcome.kind !== 'ok') return null
    const found = outcome.value.entries.find(({ events }) =>
      events.some((event) => moves.has(event.type) && cardsNamedIn(event).includes(cardId)),
    )
    if (found) return found.seq
    from = outcome.value.before
  }
  return null
}

const moves: ReadonlySet<string> = new Set(['CardMoved', 'CardsMoved', 'CardAdded', 'CardsAdded', 'CardArrived'])
