import type { EventLog } from '../../db/event-log.ts'
import type { Board, Card } from '../../domain/board.ts'
import type { CommandId, UserId } from '../../domain/id.ts'
import type { Boards } from '../boards.ts'
import type { Aliases, Waiting } from './aliases.ts'

/** [A30] Tells boards that a guest is an account now. What a crash has left is told after the next start. */
export type TakingOver = {
  /** What was this guest's is this account's, on all boards when it is done. */
  become(guest: UserId, account: UserId): Promise<void>
  /** Tells what is still to be told. */
  resume(): Promise<void>
}

export type TakingOverOptions = {
  readonly aliases: Aliases
  readonly boards: Pick<Boards, 'look' | 'execute'>
  readonly log: Pick<EventLog, 'boardsMadeBy' | 'seqBy'>
  readonly newCommandId: () => CommandId
  /** The guest has no session any more, and another name. */
  readonly onBecame: (guest: UserId) => void
  readonly onError: (error: unknown) => void
}

export function createTakingOver(options: TakingOverOptions): TakingOver {
  const { aliases, boards, log, newCommandId, onBecame, onError } = options

  const tell = async (waiting: Waiting) => {
    const { guest, account, board } = waiting
    const seen = await boards.look(board, (state) => ({ seq: state.seq, isNamed: isNamed(state.board, guest) }))
    if (seen && (seen.isNamed || (await log.seqBy(board, guest, 0, seen.seq, 'first')) !== null)) {
      const command = { commandId: newCommandId(), type: 'AliasPerson', from: guest, to: account } as const
      const { kind } = await boards.execute(board, account, [command])
      if (kind !== 'done' && kind !== 'not-found') throw new Error(`a board could not be told: ${kind}`)
    }
    aliases.told(waiting)
  }
  const resume = async () => {
    for (const waiting of aliases.waiting()) await tell(waiting).catch(onError)
  }
  return {
    become: async (guest, account) => {
      if (!aliases.put(guest, account, await log.boardsMadeBy(guest))) return
      onBecame(guest)
      await resume()
    },
    resume,
  }
}

/** Whether a board says something of someone as it is. */
const isNamed = ({ owner, members, removed, cards, archive }: Board, id: UserId): boolean =>
  owner === id ||
  members[id] !== undefined ||
  removed.includes(id) ||
  [...Object.values<Card>(cards), ...Object.values<Card>(archive.cards)].some(({ people }) => people?.includes(id))
