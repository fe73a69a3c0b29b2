'use client'

import { type FocusEvent, useEffect, useRef } from 'react'

/**
 * Tells when the focus has left an element. Where a press takes it away it is told when the press is over: what folds up
 * under a press moves what was pressed. A window that is left keeps the focus where it is.
 */
export function useLeaving(onLeave: () => void): (event: FocusEvent<HTMLElement>) => void {
  const isPressed = useRef(false)
  useEffect(() => watchPress((now) => (isPressed.current = now)), [])
  return ({ currentTarget, relatedTarget }) => {
    if (currentTarget.contains(relatedTarget) || currentTarget.contains(document.activeElement)) return
    if (isPressed.current) afterPress(onLeave)
    else onLeave()
  }
}

function watchPress(set: (isPressed: boolean) => void): () => void {
  const down = () => set(true)
  const up = () => set(false)
  const listeners = [
    ['pointerdown', down],
    ['pointerup', up],
    ['pointercancel', up],
  ] as const
  for (const [type, listener] of listeners) window.addEventListener(type, listener, { capture: true })
  return () => {
    for (const [type, listener] of listeners) window.removeEventListener(type, listener, { capture: true })
  }
}

/** Before the click that the press may make; without one, when it would have come. */
function afterPress(act: () => void): void {
  const over = new AbortController()
  const once = () => {
    if (over.signal.aborted) return
    over.abort()
    act()
  }
  const options = { capture: true, signal: over.signal }
  window.addEventListener('click', once, options)
  window.addEventListener('pointerup', () => setTimeout(once), options)
  window.addEventListener('pointercancel', once, options)
}
