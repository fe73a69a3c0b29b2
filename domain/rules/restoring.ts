import { readsAfter } from '../access.ts'
import type { Board } from '../board.ts'
import { type Body, emptyBody } from '../body.ts'
import { onCard, type Rules, reject } from '../decision.ts'
import type { UserId } from '../id.ts'
import type { Moment, Past } from '../past.ts'
import { restoreCard } from '../restoring/card.ts'
import { restoreList } from '../restoring/list.ts'
import { restoreOrder } from '../restoring/order.ts'
import { openSteps } from '../restoring/steps.ts'

/** What is asked to be again as it was at a moment. */
export const restoringRules: Rules<'RestoreCardTo' | 'RestoreListTo' | 'RestoreOrder'> = {
  RestoreCardTo: (board, { commandId, cardId, at }, body, actor, past) => {
    if (mayNotRead(board, actor, at)) return reject('forbidden')
    const then = momentIn(past)
    const was = then.board.cards[cardId]
    if (!board.cards[cardId] && !board.archive.cards[cardId])
      return onCard(board, cardId, () => reject('card-not-found'))
    if (!was) return reject('not-there-then')
    if (!board.lists[was.listId]) return reject('list-archived')
    const steps = openSteps({ board, card: { id: cardId, body: neededBody(body) }, actor, commandId })
    restoreCard(steps, { board: then.board, body: then.bodies.get(cardId) ?? emptyBody }, was)
    return steps.decision({ type: 'CardRestoredTo', cardId, at })
  },

  RestoreListTo: (board, { commandId, listId, at }, _body, actor, past) => {
    if (mayNotRead(board, actor, at)) return reject('forbidden')
    const then = momentIn(past)
    if (!board.lists[listId] && !board.archive.lists[listId]) return reject('list-not-found')
    if (!then.board.lists[listId]) return reject('not-there-then')
    const steps = openSteps({ board, card: null, actor, commandId })
    restoreList(steps, then.board, listId)
    return steps.decision({ type: 'ListRestoredTo', listId, at })
  },

  RestoreOrder: (board, { commandId, at }, _body, actor, past) => {
    if (mayNotRead(board, actor, at)) return reject('forbidden')
    const then = momentIn(past)
    if (then.board.owner === null) return reject('not-there-then')
    const steps = openSteps({ board, card: null, actor, commandId })
    restoreOrder(steps, then.board)
    return steps.decision({ type: 'OrderRestored', at })
  },
}

function momentIn(past: Past | null): Moment {
  if (past?.kind !== 'moment') throw new Error('restoring is decided on the past')
  return past.moment
}

function neededBody(body: Body | null): Body {
  if (!body) throw new Error('this is decided on a body')
  return body
}

/** [A10] What may not be read is not brought back either. */
const mayNotRead = (board: Board, actor: UserId, at: number): boolean => at < readsAfter(board, actor)
