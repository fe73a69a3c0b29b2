import type { FileStore } from '../../db/attachments/file-store.ts'
import { isNamed } from '../../db/attachments/is-named.ts'
import type { EventLog } from '../../db/event-log.ts'

/**
 * Settles what a process before this one has left in doubt: a file stays where the log names it, and goes with what is
 * half written where it does not. Before anyone can upload, so that nobody's claim is taken from under them.
 */
export async function sweep(store: FileStore, log: Pick<EventLog, 'readCard'>): Promise<void> {
  for (const claim of await store.leftClaims()) await store.settle(claim, await isNamed(log, claim))
}
