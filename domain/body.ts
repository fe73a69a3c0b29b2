import type { Command } from './command.ts'
import type { Foldable } from './event.ts'
import type { CardId } from './id.ts'

/** What of a card comes when it is opened: a second fold of the same log. */
export type Body = {
  readonly description: string
  /** The `seq` at which the description was last changed; 0: never. */
  readonly describedAt: number
}

export const emptyBody: Body = { description: '', describedAt: 0 }

/** The card whose body a command is decided on; null for those that are decided on the board alone. */
export const bodyNeededBy = (asked: Command): CardId | null => (asked.type === 'DescribeCard' ? asked.cardId : null)

/** A card's body after these entries; entries that do not touch it may be left out. */
export function foldBody(body: Body, cardId: CardId, entries: readonly Foldable[]): Body {
  let folded = body
  for (const { seq, events } of entries)
    for (const event of events)
      if (event.type === 'CardDescribed' && event.cardId === cardId)
        folded = { description: event.description, describedAt: seq }
  return folded
}
