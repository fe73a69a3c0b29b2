/** From a value to where it is drawn. */
export type Scale = (value: number) => number

export const scaleFrom =
  (from: number, to: number, start: number, end: number): Scale =>
  (value) =>
    to === from ? start : start + ((value - from) / (to - from)) * (end - start)

/** Round values from 0 up to one that is not below `max`: about so many. */
export function niceSteps(max: number, about: number): number[] {
  const rough = Math.max(max, 1) / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough) ?? rough
  const whole = Math.max(1, step)
  return Array.from({ length: Math.ceil(Math.max(max, 1) / whole) + 1 }, (_, index) => index * whole)
}

/** At most so many of these, evenly, the last one among them. */
export function thinned<T>(values: readonly T[], most: number): T[] {
  const every = Math.max(1, Math.ceil(values.length / Math.max(1, most)))
  return values.filter((_, index) => (values.length - 1 - index) % every === 0)
}
