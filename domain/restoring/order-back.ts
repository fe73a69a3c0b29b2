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

/** One thing that is to stand right below another; null: at the top. */
type Move<I> = { readonly id: I; readonly after: I | null }

/** The fewest moves, one after another, by which things come to stand as wanted. Those that are not among them stay. */
export function movesTo<I extends string>(now: readonly I[], wanted: readonly I[]): Move<I>[] {
  const places = new Map(now.map((id, place) => [id, place]))
  const staying = new Set(longestRise(wanted.flatMap((id) => places.get(id) ?? [])).map((place) => now[place]))
  return wanted.flatMap((id, index) => (staying.has(id) ? [] : [{ id, after: wanted[index - 1] ?? null }]))
}

/** The most numbers of a list, each once in it, that rise from one to the next. */
function longestRise(numbers: readonly number[]): number[] {
  const rises: number[][] = []
  for (const number of numbers) {
    // The first of those that end higher gives way to a longer one that ends here.
    const index = rises.findIndex((rise) => (rise.at(-1) ?? -1) > number)
    const length = index === -1 ? rises.length : index
    rises[length] = [...(rises[length - 1] ?? []), number]
  }
  return rises.at(-1) ?? []
}
