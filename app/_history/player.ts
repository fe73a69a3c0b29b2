import type { PastStore } from '../_client/past-store.ts'

/** Plays the past: by the clock, and not by the frame, so that a slow page shows less of it and is never behind. */
export type Player = {
  readonly isPlaying: boolean
  readonly speed: Speed
  play(): void
  pause(): void
  setSpeed(speed: Speed): void
  subscribe(tell: () => void): () => void
}

export const speeds = [1, 4, 16, 64] as const
export type Speed = (typeof speeds)[number]

export type PlayerOptions = {
  readonly past: Pick<PastStore, 'target' | 'head' | 'entry' | 'go' | 'ahead'>
  readonly now: () => number
  /** Acts before the page is drawn next; returns its own undo. */
  readonly beforeFrame: (act: () => void) => () => void
}

/** Where nothing was done for longer, the rest of it is skipped. */
export const idleMs = 2_000
/** What could not be played, because its entries were not here yet, is made up for: so much of it. */
const owedMs = 2_000

export function createPlayer({ past, now, beforeFrame }: PlayerOptions): Player {
  const tells = new Set<() => void>()
  let isPlaying = false
  let speed: Speed = 16
  /** The time of the log that is to be played still. */
  let owed = 0
  let last = 0
  let undoFrame = () => {}

  const changed = () => {
    for (const tell of tells) tell()
  }
  const frame = () => {
    const at = now()
    owed = Math.min(owed + (at - last) * speed, owedMs * speed)
    last = at
    past.ahead()
    let seq = past.target
    for (let gap = gapAfter(seq); gap !== null && gap <= owed; gap = gapAfter(seq)) {
      owed -= gap
      seq += 1
    }
    if (seq !== past.target) past.go(seq)
    if (seq >= past.head) return pause()
    undoFrame = beforeFrame(frame)
  }
  /** How long it is to the next entry; null where that is not here. */
  const gapAfter = (seq: number): number | null => {
    const [entry, next] = [past.entry(seq), past.entry(seq + 1)]
    return entry && next ? Math.min(idleMs, Date.parse(next.at) - Date.parse(entry.at)) : null
  }
  const pause = () => {
    undoFrame()
    isPlaying = false
    changed()
  }

  return {
    get isPlaying() {
      return isPlaying
    },
    get speed() {
      return speed
    },
    play: () => {
      if (isPlaying) return
      if (past.target >= past.head) past.go(1)
      isPlaying = true
      owed = 0
      last = now()
      undoFrame = beforeFrame(frame)
      changed()
    },
    pause,
    setSpeed: (next) => {
      speed = next
      changed()
    },
    subscribe: (tell) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
  }
}
