import type { Board } from './board.ts'
import type { UserId } from './id.ts'

/** [A30] Who someone is on a board now: the account that a guest has become. Whoever asks whether something is theirs asks this. */
export const personOf = ({ aliases }: Pick<Board, 'aliases'>, id: UserId): UserId =>
  (Object.hasOwn(aliases, id) ? aliases[id] : undefined) ?? id
