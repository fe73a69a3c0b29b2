import type { CardId, CommandId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { turnAgain, turnTask } from './tasks.ts'

/**
 * Checkboxes of descriptions that I turn over. Each is asked for on the text that it stands in; what is turned over
 * while that is on its way waits for the number of its text. Where others have written meanwhile it is asked for again.
 */
export type Ticks = {
  /** A card's description, with what waits. */
  textOf(cardId: CardId, description: string): string
  turn(cardId: CardId, at: number): void
  /** Whether this was a tick, and whether it is asked for once more. */
  refused(commandId: CommandId): 'again' | 'lost' | null
  subscribe(tell: () => void): () => void
}

type Tick = { readonly cardId: CardId; readonly from: string; readonly to: string }

export function createTicks(store: BoardStore): Ticks {
  const sent = new Map<CommandId, Tick>()
  const waiting = new Map<CardId, Tick>()
  const tells = new Set<() => void>()
  const changed = () => {
    for (const tell of tells) tell()
  }
  const isOnItsWay = (cardId: CardId): boolean =>
    store.pending.some((one) => one.type === 'DescribeCard' && one.cardId === cardId)

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
  store.subscribe(() => {
    for (const [cardId, tick] of waiting) {
      if (isOnItsWay(cardId)) continue
      waiting.delete(cardId)
      sendAgain(tick)
      changed()
    }
  })

  return {
    textOf: (cardId, description) => waiting.get(cardId)?.to ?? description,
    turn: (cardId, at) => {
      const body = store.body(cardId)
      if (!body) return
      const before = waiting.get(cardId)
      const to = turnTask(before?.to ?? body.description, at)
      if (to === null) return
      const tick = { cardId, from: before?.from ?? body.description, to }
      if (!isOnItsWay(cardId)) return send(tick, body.describedAt)
      waiting.set(cardId, tick)
      changed()
    },
    refused: (commandId) => {
      const tick = sent.get(commandId)
      sent.delete(commandId)
      if (!tick) return null
      return sendAgain(tick) ? 'again' : 'lost'
    },
    subscribe: (tell) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
  }
}
