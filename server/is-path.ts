/** [H154] Whether an address is a path that can be read: what is none is no address of ours, and Next would fail on it. */
export function isPath(path: string): boolean {
  if (!path.startsWith('/')) return false
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
