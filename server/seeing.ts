import { canSee, type Role, readsAfter, roleOf } from '../domain/access.ts'
import { isBoardId, type UserId } from '../domain/id.ts'
import type { BoardState, Boards } from './boards.ts'

/** A board, as someone sees it. */
export type Seen = BoardState & {
  readonly role: Role
  /** [A10] They read what has happened after this `seq`. */
  readonly readsAfter: number
}

/**
 * Looks at a board for someone: null where there is none that they may see. `board` is as it stands in an address; `user` is
 * null for a visitor without a session. `see` runs at once.
 */
export type See = <T>(board: string, user: UserId | null, see: (seen: Seen) => T) => Promise<T | null>

export const createSee =
  (boards: Pick<Boards, 'look'>): See =>
  async (id, user, see) =>
    isBoardId(id)
      ? boards.look(id, ({ board, seq, at }) =>
          canSee(board, user)
            ? see({ board, seq, at, role: roleOf(board, user), readsAfter: readsAfter(board, user) })
            : null,
        )
      : null
