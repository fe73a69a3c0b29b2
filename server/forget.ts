import type { EventLog } from '../db/event-log.ts'
import type { Timers } from './timers.ts'

type ForgetOptions = {
  readonly log: Pick<EventLog, 'forgetRejections'>
  readonly now: () => number
  readonly timers: Timers
  /** Whether something was written cannot be told: the process must end. */
  readonly onUnknown: (error: Error) => void
  readonly onError: (error: unknown) => void
}

const dayMs = 24 * 60 * 60 * 1_000
/** [C4] For so long a rejection is given again. */
const rejectionsKeptMs = 30 * dayMs

/** Lets go of old rejections now and then each day; returns its own undo. */
export function forgetEachDay({ log, now, timers, onUnknown, onError }: ForgetOptions): () => void {
  const forget = async () => {
    const forgotten = await log.forgetRejections(now() - rejectionsKeptMs)
    if (forgotten.kind === 'unknown') onUnknown(forgotten.error)
  }
  const forgetOrTell = () => void forget().catch(onError)
  forgetOrTell()
  return timers.every(dayMs, forgetOrTell)
}
