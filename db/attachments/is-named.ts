import type { EventLog } from '../event-log.ts'
import { toEntry } from '../event-log.ts'
import type { Claim } from './file-store.ts'

/** Whether the log says of a file that it is attached to the card that claims it. */
export async function isNamed(log: Pick<EventLog, 'readCard'>, { board, card, file }: Claim): Promise<boolean> {
  const rows = await log.readCard(board, card, 0, Number.MAX_SAFE_INTEGER, 'CardDescribed')
  return rows.some((row) =>
    toEntry(row).events.some((event) => event.type === 'FileAttached' && event.cardId === card && event.file === file),
  )
}
