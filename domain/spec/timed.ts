import type { Command } from '../command.ts'
import type { Entry } from '../event.ts'
import { given } from './given.ts'

/** What was asked, and when, as `2026-11-02 09:00` in UTC; the board was made at the time of the first. */
export function timed(...asked: readonly (readonly [when: string, ...commands: Command[]])[]): readonly Entry[] {
  const times = asked.flatMap(([when, ...commands]) => commands.map(() => momentOf(when)))
  const { entries } = given(...asked.flatMap(([, ...commands]) => commands))
  return entries.map((entry, index) => ({ ...entry, at: times[Math.max(0, index - 1)] ?? 0 }))
}

export const momentOf = (when: string): number => Date.parse(`${when.replace(' ', 'T')}:00Z`)
