/** The smallest value that so many of a hundred do not exceed; null where there is none. `values` go up. */
export const percentile = (values: readonly number[], percent: number): number | null =>
  values[Math.max(0, Math.ceil((values.length * percent) / 100) - 1)] ?? null

/** The same values, going up. */
export const goingUp = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b)
