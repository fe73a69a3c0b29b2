import type { Command } from '../../domain/command.ts'

/** What people wrote in commands, to be taken elsewhere: titles and descriptions, a paragraph each. */
export const writtenWords = (commands: readonly Command[]): string =>
  commands
    .flatMap((command) =>
      'description' in command ? [command.description] : 'title' in command ? [command.title] : [],
    )
    .join('\n\n')
