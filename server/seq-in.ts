import type { Problem } from './problem.ts'
import { wholeNumber } from './whole-number.ts'

/** A `seq` in the query; past all of them where it is left out. */
export const seqIn = (query: URLSearchParams, name: string): number | Problem =>
  wholeNumber(query, name, Number.MAX_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER)
