/** Acts at once where there is a network, and otherwise as soon as there is; returns its own undo. */
export function whenOnline(act: () => void): () => void {
  if (navigator.onLine) act()
  else window.addEventListener('online', act, { once: true })
  return () => window.removeEventListener('online', act)
}
