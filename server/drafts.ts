import { saltedHash } from '../db/chain.ts'
import type { Answered } from '../db/event-log.ts'

/** [C10] An entry has at most 256 KiB encoded; what is not its events (ids, time, a name) takes less than 1 KiB. */
const entryBytesMax = 255 * 1024

/** Whether a payload is more than one entry can hold. Most are so short that they need not be counted. */
export const isTooLarge = (payload: string): boolean =>
  payload.length * 3 > entryBytesMax && Buffer.byteLength(payload) > entryBytesMax

/** Whether a command that was answered has this form. Where its words were erased that cannot be told, and is believed. */
export const isSame = ({ salt, commandHash }: Answered, form: string): boolean =>
  salt === null || commandHash === null || saltedHash(salt, form).equals(commandHash)
