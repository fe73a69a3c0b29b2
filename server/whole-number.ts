import { type Problem, problem } from './problem.ts'

/** A whole number in the query, or the problem with it. */
export function wholeNumber(
  query: URLSearchParams,
  name: string,
  otherwise: number,
  min: number,
  max: number,
): number | Problem {
  const text = query.get(name)
  if (text === null) return otherwise
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  return problem('invalid-field', `\`${name}\` is a whole number from ${min} to ${max}.`, { field: name })
}
