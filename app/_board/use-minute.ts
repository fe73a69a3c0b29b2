'use client'

import { useSyncExternalStore } from 'react'

const minuteMs = 60_000
const tells = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * The minute that it is, in milliseconds since 1970, by the clock of whoever looks; null while the page is as the server
 * has rendered it. One timer for the page.
 */
export const useMinute = (): number | null => useSyncExternalStore(subscribe, minuteNow, () => null)

const minuteNow = (): number => Math.floor(Date.now() / minuteMs) * minuteMs

function subscribe(tell: () => void): () => void {
  if (tells.size === 0) begin()
  tells.add(tell)
  return () => {
    tells.delete(tell)
    if (tells.size === 0) end()
  }
}

function tick(): void {
  clearTimeout(timer)
  timer = setTimeout(tick, minuteNow() + minuteMs - Date.now())
  for (const tell of tells) tell()
}

/** A machine that slept, or a tab that was hidden, has lost its timers' time. */
function begin(): void {
  timer = setTimeout(tick, minuteNow() + minuteMs - Date.now())
  document.addEventListener('visibilitychange', tick)
  window.addEventListener('pageshow', tick)
}

function end(): void {
  clearTimeout(timer)
  document.removeEventListener('visibilitychange', tick)
  window.removeEventListener('pageshow', tick)
}
