import type { Command } from '../../domain/command.ts'

/** What people wrote in commands, to be taken elsewhere: titles, names, descriptions and comments, a paragraph each. */
export const writtenWords = (commands: readonly Command[]): string => commands.flatMap(wordsIn).join('\n\n')

function wordsIn(command: Command): string[] {
  if ('description' in command) return [command.description]
  if ('text' in command) return [command.text]
  if ('cards' in command) return [command.cards.map(({ title }) => title).join('\n')]
  if ('title' in command) return command.title === undefined ? [] : [command.title]
  return 'name' in command ? [command.name] : []
}
