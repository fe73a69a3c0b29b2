import { cardsNamedIn } from '../../domain/event.ts'
import type { CardId } from '../../domain/id.ts'
import type { Outcome } from '../_client/outcome.ts'
import type { PastWays } from '../_client/past-ways.ts'

const pagesMax = 20

/** The newest entry before a `seq` that moved a card, or added it; null where none is found. */
export async function lastMove(
  ways: Pick<PastWays, 'activity'>,
  cardId: CardId,
  before: number,
): Promise<Outcome<{ readonly seq: number | null }>> {
  let from: number | null = before
  for (let page = 0; page < pagesMax && from !== null; page++) {
    const outcome = await ways.activity(cardId, from)
    if (outcome.kind !== 'ok') return outcome
    const found = outcome.value.entries.find(({ events }) =>
      events.some((event) => moves.has(event.type) && cardsNamedIn(event).includes(cardId)),
    )
    if (found) return { kind: 'ok', value: { seq: found.seq } }
    from = outcome.value.before
  }
  return { kind: 'ok', value: { seq: null } }
}

const moves: ReadonlySet<string> = new Set(['CardMoved', 'CardsMoved', 'CardAdded', 'CardsAdded', 'CardArrived'])
