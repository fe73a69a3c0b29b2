/**
 * Ids in the order that they had: those that were there then come as they stood, and each that came since stays below
 * what is above it now, or at the top.
 */
export function orderBack<I extends string>(now: readonly I[], had: readonly I[]): I[] {
  const then = new Set(had)
  const top: I[] = []
  const below = new Map<I, I[]>()
  let here = top
  for (const id of now) {
    if (!then.has(id)) here.push(id)
    else below.set(id, (here = []))
  }
  return [...top, ...had.flatMap((id) => [id, ...(below.get(id) ?? [])])]
}

/** Whether a thing stands right below what was above it then, of all that there was then and is now. */
export function standsAsThen<I extends string>(id: I, now: readonly I[], then: readonly I[]): boolean {
  const [here, there] = [new Set(now), new Set(then)]
  const above = (ids: readonly I[]) => ids[ids.indexOf(id) - 1]
  return above(now.filter((one) => there.has(one))) === above(then.filter((one) => here.has(one)))
}
