/**
 * Brings the focus on from a thing that is about to go: to the next of the same kind, or else the one before it; where it
 * was the only one, to something else.
 */
export function focusBeside(thing: Element | null, alike: string, otherwise: string): void {
  const all = [...document.querySelectorAll<HTMLElement>(alike)]
  const index = all.findIndex((one) => thing?.contains(one))
  const next = all[index + 1] ?? all[index - 1] ?? document.querySelector<HTMLElement>(otherwise)
  // A menu takes the focus to the action that was chosen in it before it goes itself.
  requestAnimationFrame(() => next?.focus())
}

/** Where a comment is written. */
export const commentField = '[data-comment-field] textarea'
