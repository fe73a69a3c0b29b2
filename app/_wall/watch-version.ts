import type { BoardStore } from '../_client/board-store.ts'

const everyMs = 10 * 60_000

/**
 * Loads the page anew when another version of it is served: looked for every ten minutes, and after each time that the
 * server could not be heard, which is when it may have been replaced. Returns its own undo.
 */
export function watchVersion(store: BoardStore): () => void {
  let first: string | null = null
  let wasHeard = false
  let isOver = false
  const look = async () => {
    const found = await versionNow()
    if (isOver || found === null) return
    first ??= found
    if (first !== found) window.location.reload()
  }
  const undo = store.subscribe(() => {
    // [R6] What it cannot fold is of a newer version.
    if (store.state?.readOnly === 'reload') return window.location.reload()
    const isHeard = store.state?.status === 'live' || store.state?.status === 'polling'
    if (isHeard && !wasHeard) void look()
    wasHeard = isHeard
  })
  const timer = setInterval(() => void look(), everyMs)
  return () => {
    isOver = true
    undo()
    clearInterval(timer)
  }
}

/** The names of the scripts and styles that a page has now: they are made of what is in them. */
async function versionNow(): Promise<string | null> {
  try {
    const response = await fetch('/shell', {
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
    })
    if (!response.ok) return null
    const names = (await response.text()).match(/\/_next\/static\/[^"'\\ )]+/g) ?? []
    return [...new Set(names)].toSorted().join(' ')
  } catch {
    return null
  }
}
