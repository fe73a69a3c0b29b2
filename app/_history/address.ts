/** Browsers refuse to write the address at each move of the knob. */
const writeMs = 300

/** Keeps the address at the moment that is shown. */
export type MomentAddress = {
  /** The address as it would be at this moment. */
  at(seq: number): string
  /** Writes it, once the knob rests. */
  follow(seq: number): void
  /** Takes the moment out of the address: by going back, where a step forward has put it there. */
  leave(): void
  close(): void
}

export function createMomentAddress(first: number): MomentAddress {
  let timer: ReturnType<typeof setTimeout> | undefined
  const withAt = (seq: number | null): string => {
    const { pathname, search } = window.location
    const query = new URLSearchParams(search)
    query.delete('play')
    if (seq === null) query.delete('at')
    else query.set('at', `${seq}`)
    return query.size > 0 ? `${pathname}?${query}` : pathname
  }
  const isIn = () => new URLSearchParams(window.location.search).has('at')
  const isStep = !isIn()
  if (isStep) window.history.pushState(null, '', withAt(first))
  const { pathname } = window.location
  const { length } = window.history

  return {
    at: (seq) => window.location.origin + withAt(seq),
    follow: (seq) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (isIn()) window.history.replaceState(null, '', withAt(seq))
      }, writeMs)
    },
    leave: () => {
      clearTimeout(timer)
      if (!isIn()) return
      // A card that was opened or closed meanwhile is a step of its own.
      const isOnlyStep = isStep && window.history.length === length && window.location.pathname === pathname
      if (isOnlyStep) window.history.back()
      else window.history.replaceState(null, '', withAt(null))
    },
    close: () => clearTimeout(timer),
  }
}
