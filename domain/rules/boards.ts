import { accept, type Rules, reject, unchanged } from '../decision.ts'

/** What is asked of the board itself. */
export const boardRules: Rules<
  'RenameBoard' | 'DescribeBoard' | 'ColorBoard' | 'SetPrefix' | 'ArchiveBoard' | 'RestoreBoard'
> = {
  RenameBoard: (board, { title }) =>
    title === board.title ? unchanged : accept({ type: 'BoardRenamed', title, from: { title: board.title } }),

  DescribeBoard: (board, { description, base }) => {
    if (description === board.description) return unchanged
    const isSeen = base === board.describedAt || (base === 0 && board.description === '')
    if (!isSeen) return reject('text-changed', board.describedAt)
    const from = { description: board.description, describedAt: board.describedAt }
    return accept({ type: 'BoardDescribed', description, base, from })
  },

  ColorBoard: (board, { color }) =>
    color === board.color ? unchanged : accept({ type: 'BoardColored', color, from: { color: board.color } }),

  SetPrefix: (board, { prefix }) =>
    prefix === board.prefix ? unchanged : accept({ type: 'PrefixSet', prefix, from: { prefix: board.prefix } }),

  ArchiveBoard: (board) => (board.archivedAt === null ? accept({ type: 'BoardArchived' }) : unchanged),

  RestoreBoard: (board) => (board.archivedAt === null ? unchanged : accept({ type: 'BoardRestored' })),
}
