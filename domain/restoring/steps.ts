import type { Board } from '../board.ts'
import { type Body, foldBody } from '../body.ts'
import type { CommandOf } from '../command.ts'
import { accept, type Decision, unchanged } from '../decision.ts'
import type { Event } from '../event.ts'
import { openFold } from '../evolve.ts'
import type { CardId, CommandId, UserId } from '../id.ts'
import type { Asked } from '../inverse.ts'
import { decideOrdinary } from '../ordinary.ts'

/** What is done in one entry, step by step, each on the board as the one before has left it. */
export type Steps = {
  readonly board: Board
  readonly body: Body | null
  /** Does these things. */
  do(...events: readonly Event[]): void
  /** Does what an ordinary command would do; from the first that is refused on, nothing is done any more. */
  ask(asked: Asked): void
  /** What comes of all of it, behind the event that it is named after. */
  decision(first: Event): Decision
}

type On = {
  readonly board: Board
  /** The body of one card, where steps are about it. */
  readonly card: { readonly id: CardId; readonly body: Body } | null
  readonly actor: UserId
  readonly commandId: CommandId
}

export function openSteps({ board, card, actor, commandId }: On): Steps {
  const folding = openFold(board)
  const done: Event[] = []
  let body = card?.body ?? null
  let refused: Decision | null = null

  const add = (...events: readonly Event[]) => {
    const [first, ...rest] = events
    if (refused || !first) return
    done.push(...events)
    // Nothing that is done here asks at which `seq` it is.
    const folded = { seq: 0, at: null, events: [first, ...rest] } as const
    folding.apply([folded])
    if (card && body) body = foldBody(body, card.id, [folded])
  }
  return {
    get board() {
      return folding.board
    },
    get body() {
      return body
    },
    do: add,
    ask: (asked) => {
      if (refused) return
      const command: CommandOf<Asked['type']> = { ...asked, commandId }
      const decision = decideOrdinary(folding.board, body, actor, command)
      if (decision.kind === 'rejected') refused = decision
      if (decision.kind === 'accepted') add(...decision.events)
    },
    decision: (first) => refused ?? (done.length === 0 ? unchanged : accept(first, ...done)),
  }
}
