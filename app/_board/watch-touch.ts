const bareKeys = ['Shift', 'Control', 'Alt', 'Meta']

/**
 * Tells when I touch anything, but for the buttons of following themselves: they say what they do. Escape does nothing
 * else then. Returns its own undo.
 */
export function watchTouch(onTouch: () => void): () => void {
  const onPointer = ({ type, target }: Event) => {
    if (type === 'wheel' || !isOfFollowing(target)) onTouch()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (bareKeys.includes(event.key)) return
    if (isOfFollowing(event.target) && (event.key === 'Enter' || event.key === ' ')) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
    }
    onTouch()
  }

  const pointers = ['pointerdown', 'touchstart', 'wheel'] as const
  const options = { capture: true, passive: true }
  for (const type of pointers) window.addEventListener(type, onPointer, options)
  window.addEventListener('keydown', onKeyDown, { capture: true })
  window.addEventListener('popstate', onTouch)
  return () => {
    for (const type of pointers) window.removeEventListener(type, onPointer, options)
    window.removeEventListener('keydown', onKeyDown, { capture: true })
    window.removeEventListener('popstate', onTouch)
  }
}

const isOfFollowing = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-follow]') !== null
