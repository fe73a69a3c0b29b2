import type { Board } from './board.ts'
import { isUserId, type UserId } from './id.ts'

/** [A30] Who someone is on a board now: the account that a guest has become. Whoever asks whether something is theirs asks this. */
export const personOf = ({ aliases }: Pick<Board, 'aliases'>, id: UserId): UserId =>
  (Object.hasOwn(aliases, id) ? aliases[id] : undefined) ?? id

/** [A30] All ids of someone on a board: theirs, and those of the guests that they were. Each of them names the same person. */
export function idsOf(board: Pick<Board, 'aliases'>, id: UserId): readonly UserId[] {
  const person = personOf(board, id)
  const guests = Object.entries(board.aliases).flatMap(([from, to]) => (to === person && isUserId(from) ? [from] : []))
  return [person, ...guests]
}
