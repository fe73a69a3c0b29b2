import type { Board } from '../../domain/board.ts'

/** A board as it was at a `seq`. Nobody writes into it any more. */
export type Frame = { readonly seq: number; readonly board: Board }

/** Boards that were folded, or fetched: those that were wanted last. They share what is the same in them. */
export type PastFrames = {
  put(frame: Frame): void
  /** The newest up to a `seq`. */
  upTo(seq: number): Frame | null
  clear(): void
}

export function createPastFrames(first: Frame, framesMax = 12): PastFrames {
  /** Those wanted last are at the end. */
  let frames: Frame[] = []
  return {
    put: (frame) => {
      frames = [...frames.filter(({ seq }) => seq !== frame.seq), frame].slice(-framesMax)
    },
    upTo: (seq) => {
      let found = first.seq <= seq ? first : null
      for (const frame of frames) if (frame.seq <= seq && frame.seq > (found?.seq ?? -1)) found = frame
      const held = found
      if (held && held !== first) frames = [...frames.filter((frame) => frame !== held), held]
      return held
    },
    clear: () => {
      frames = []
    },
  }
}
