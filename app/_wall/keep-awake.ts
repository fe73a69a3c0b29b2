/** Keeps the screen on, where the browser can; it lets go whenever the page is hidden. Returns its own undo. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null
  let isOver = false
  const ask = async () => {
    if (document.visibilityState === 'hidden' || (lock && !lock.released)) return
    // A battery that is low, or a browser without one, says no.
    const got = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null
    if (isOver) void got?.release()
    else lock = got
  }
  const askNow = () => void ask()
  document.addEventListener('visibilitychange', askNow)
  askNow()
  return () => {
    isOver = true
    document.removeEventListener('visibilitychange', askNow)
    void lock?.release()
  }
}
