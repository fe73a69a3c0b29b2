/** How much of the log may lie between two snapshots of a board, by its weight in bytes of payload. */
export type Gaps = {
  /** So much is folded so quickly that a snapshot of it would be a waste. */
  readonly bytesMin: number
  /** So much may lie between two old ones. */
  readonly bytesMax: number
}

export const usualGaps: Gaps = { bytesMin: 256 * 1024, bytesMax: 2 * 1024 * 1024 }

/** What lies close to the head is asked for more often: the gap grows with what was written since. */
const ageShare = 1 / 32

/** Where a snapshot stands in the log of its board: the payloads up to it, and itself. */
export type Standing = { readonly seq: number; readonly logBytes: number; readonly bytes: number }

const gapAt = ({ bytesMin, bytesMax }: Gaps, ageBytes: number): number =>
  Math.max(bytesMin, Math.min(bytesMax, ageBytes * ageShare))

/**
 * Whether a snapshot of `bytes` is due after `sinceBytes` of log. It is only where it weighs less than those do: so all of
 * a board's together never weigh more than its log.
 */
export const isDue = (gaps: Gaps, sinceBytes: number, bytes: number, ageBytes: number): boolean =>
  sinceBytes > Math.max(bytes, gapAt(gaps, ageBytes))

/** Those of a board's snapshots, in order, that are too close to their neighbours for their age. */
export function thinned(gaps: Gaps, all: readonly Standing[], headBytes: number): number[] {
  const dropped: number[] = []
  let before = 0
  for (const [index, { seq, logBytes }] of all.entries()) {
    const next = all[index + 1]
    // The newest stays.
    if (!next) break
    if (next.logBytes - before <= gapAt(gaps, headBytes - logBytes)) dropped.push(seq)
    else before = logBytes
  }
  return dropped
}
