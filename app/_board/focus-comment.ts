const framesMax = 120

/** Brings the focus to where a comment is written, as soon as that is drawn. */
export function focusComment(frames = framesMax): void {
  const field = document.querySelector<HTMLElement>('[data-comment-field] textarea')
  if (field) field.focus()
  else if (frames > 0) requestAnimationFrame(() => focusComment(frames - 1))
}
