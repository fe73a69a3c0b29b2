import type { CardId, CommandId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { turnAgain, turnTask } from './tasks.ts'

/**
 * Checkboxes of descriptions that I turn over. Each is asked for at once, on the text that it stands in; where others have
 * written meanwhile it is asked for again, also when its card was closed by then.
 */
export type Ticks = {
  turn(cardId: CardId, at: number): void
  /** Whether this was a tick; it is asked for once more, or else lost. */
  refused(commandId: CommandId, code: string, onLost: () => void): boolean
}

type Tick = { readonly cardId: CardId; readonly from: string; readonly to: string }

export function createTicks(store: BoardStore): Ticks {
  const sent = new Map<CommandId, Tick>()

  const send = (tick: Tick, base: number) => {
    const { cardId, to } = tick
    sent.set(store.propose({ type: 'DescribeCard', cardId, description: to, base }), tick)
  }
  /** Asks for it on the text that there is now; false where nothing of it is left to ask for. */
  const sendAgain = ({ cardId, from, to }: Tick): boolean => {
    const body = store.body(cardId)
    if (!body) return false
    const again = turnAgain(from, to, body.description)
    if (again === body.description) return false
    send({ cardId, from: body.description, to: again }, body.describedAt)
    return true
  }
  const whenLoaded = (cardId: CardId, act: () => void) => {
    if (store.body(cardId)) return act()
    const letGo = store.holdBody(cardId)
    const stop = store.subscribe(() => {
      if (!store.body(cardId) && !store.state?.ended) return
      stop()
      act()
      letGo()
    })
  }

  return {
    turn: (cardId, at) => {
      const body = store.body(cardId)
      const to = body && turnTask(body.description, at)
      if (to) send({ cardId, from: body.description, to }, body.describedAt)
    },
    refused: (commandId, code, onLost) => {
      const tick = sent.get(commandId)
      sent.delete(commandId)
      if (!tick) return false
      if (code !== 'text-changed') onLost()
      else
        whenLoaded(tick.cardId, () => {
          if (!sendAgain(tick)) onLost()
        })
      return true
    },
  }
}
