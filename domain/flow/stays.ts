import type { ListId } from '../id.ts'
import type { Track } from './tracks.ts'

/** A card's time in one list. What it spent in the archive meanwhile does not count. */
export type Stay = {
  readonly list: ListId
  readonly ms: number
  /** When it went on to another list; null where it did not, because it is there still, or was archived there. */
  readonly endedAt: number | null
}

/** A card's stays, oldest first, as of a moment. */
export function staysOf({ steps }: Track, now: number): Stay[] {
  const stays: Stay[] = []
  let list: ListId | null = null
  let ms = 0
  let since: number | null = null
  for (const step of steps) {
    if (since !== null) ms += step.at - since
    since = step.list === null ? null : step.at
    if (step.list === null || step.list === list) continue
    if (list !== null) stays.push({ list, ms, endedAt: step.at })
    list = step.list
    ms = 0
  }
  if (list === null) return stays
  return [...stays, { list, ms: since === null ? ms : ms + now - since, endedAt: null }]
}
