import { type Body, bodyOf, foldBody } from '../../domain/body.ts'
import type { CardId } from '../../domain/id.ts'
import type { WireEntry } from '../../domain/wire.ts'
import { backoffMs, type Clock } from './clock.ts'
import type { PastWays } from './past-ways.ts'

/** The bodies of cards as they were: fetched when somebody looks at one and the knob rests, then folded on. */
export type PastBodies = {
  /** Null until it is here, and where there was no such card. */
  at(cardId: CardId, seq: number): Body | null
  clear(): void
}

export type PastBodiesOptions = {
  readonly ways: Pick<PastWays, 'card'>
  readonly clock: Clock
  /** The entries between, where they are held. */
  readonly between: (after: number, upTo: number) => readonly WireEntry[] | null
  readonly onChange: () => void
}

type At = { readonly seq: number; readonly body: Body | null }
type Held = { fetched: At | null; shown: At | null }
/** `attempt` counts the answers that did not come. */
type Asked = { readonly cardId: CardId; readonly seq: number; readonly attempt: number }

const restMs = 120
const heldMax = 8

export function createPastBodies({ ways, clock, between, onChange }: PastBodiesOptions): PastBodies {
  const bodies = new Map<CardId, Held>()
  let undoWaiting = () => {}
  /** What is asked for now; an answer to an earlier question is dropped. */
  let asked: Asked | null = null

  const hold = (cardId: CardId): Held => {
    const held: Held = bodies.get(cardId) ?? { fetched: null, shown: null }
    bodies.delete(cardId)
    bodies.set(cardId, held)
    for (const oldest of bodies.keys()) {
      if (bodies.size <= heldMax) break
      bodies.delete(oldest)
    }
    return held
  }
  const fetchSoon = (mine: Asked) => {
    undoWaiting()
    asked = mine
    const ms = restMs + (mine.attempt > 0 ? backoffMs(clock, mine.attempt) : 0)
    undoWaiting = clock.after(ms, () => void fetch(mine))
  }
  const fetch = async (mine: Asked) => {
    const { cardId, seq, attempt } = mine
    const outcome = await ways.card(cardId, seq)
    if (asked !== mine) return
    asked = null
    if (outcome.kind === 'ok') hold(cardId).fetched = { seq: outcome.value.seq, body: bodyOf(outcome.value.card) }
    else if (outcome.kind === 'gone') hold(cardId).shown = { seq, body: null }
    else return fetchSoon({ cardId, seq, attempt: attempt + 1 })
    onChange()
  }

  return {
    at: (cardId, seq) => {
      const held = hold(cardId)
      if (held.shown?.seq === seq) return held.shown.body
      const { fetched } = held
      const entries = fetched?.body && fetched.seq <= seq ? between(fetched.seq, seq) : null
      if (fetched?.body && entries) {
        held.shown = { seq, body: foldBody(fetched.body, cardId, entries) }
        return held.shown.body
      }
      if (asked?.cardId !== cardId || asked.seq !== seq) fetchSoon({ cardId, seq, attempt: 0 })
      return null
    },
    clear: () => {
      undoWaiting()
      asked = null
      bodies.clear()
    },
  }
}
