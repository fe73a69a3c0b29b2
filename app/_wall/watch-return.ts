const everyMs = 60_000

/** Loads the page again as soon as it can be had again: nobody is at a wall to press anything. Returns its own undo. */
export function watchReturn(): () => void {
  const look = async () => {
    const found = await fetch(window.location.href, { cache: 'no-store' }).catch(() => null)
    if (found?.ok) window.location.reload()
  }
  const timer = setInterval(() => void look(), everyMs)
  return () => clearInterval(timer)
}
