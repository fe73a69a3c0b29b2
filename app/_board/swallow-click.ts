/** The click that follows a drag is not one. */
export function swallowClick(): void {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
}

/** As above, where what was carried is gone from the hand and the button is still down. */
export function swallowNextClick(): void {
  const over = new AbortController()
  const up = () => {
    over.abort()
    swallowClick()
  }
  window.addEventListener('pointerup', up, { signal: over.signal })
  for (const type of ['pointerdown', 'pointercancel'])
    window.addEventListener(type, () => over.abort(), { signal: over.signal })
}
