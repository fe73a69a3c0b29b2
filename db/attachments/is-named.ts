import { type EventLog, toEntry } from '../event-log.ts'
import type { Claim } from './file-store.ts'
import { filesOfCard } from './files-of-card.ts'

/** Whether the log says of a file that it is attached to the card that claims it. */
export async function isNamed(log: Pick<EventLog, 'readCard'>, { board, card, file }: Claim): Promise<boolean> {
  const rows = await log.readCard(board, card, 0, Number.MAX_SAFE_INTEGER, 'CardDescribed')
  return filesOfCard(
    rows.flatMap((row) => toEntry(row).events),
    card,
  ).has(file)
}
