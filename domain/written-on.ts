import type { Command } from './command.ts'

/** The text that a command writes, which may be written anew; null where it writes none. */
export function textWrittenBy(command: Command): string | null {
  switch (command.type) {
    case 'DescribeBoard':
      return 'board'
    case 'DescribeCard':
      return command.cardId
    case 'AddItem':
    case 'EditItem':
      return command.itemId
    case 'AddComment':
    case 'EditComment':
      return command.commentId
    default:
      return null
  }
}

/**
 * [R12] A command as it is once an earlier one of the same person is accepted at `seq`. Where both write one text, it was
 * written on that of the earlier one, which had no number then: its own is older.
 */
export function writtenOn(command: Command, earlier: Command, seq: number): Command {
  const text = textWrittenBy(command)
  if (!('base' in command) || text === null || text !== textWrittenBy(earlier) || command.base >= seq) return command
  return { ...command, base: seq }
}
