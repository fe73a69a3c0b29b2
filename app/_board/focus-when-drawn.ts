/** Brings the focus to something that is drawn within a second or so: what it is in may have to be loaded first. */
export function focusWhenDrawn(selector: string, framesLeft = framesMax): void {
  const found = document.querySelector<HTMLElement>(selector)
  if (found) found.focus()
  else if (framesLeft > 0) requestAnimationFrame(() => focusWhenDrawn(selector, framesLeft - 1))
}

const framesMax = 90
