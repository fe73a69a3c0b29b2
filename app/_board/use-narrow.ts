'use client'

import { useSyncExternalStore } from 'react'

/** As Tailwind's `max-sm`. */
const narrow = '(width < 40rem)'

/** Whether the window is as narrow as a phone, where the sheet is the page. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    watch,
    () => matchMedia(narrow).matches,
    () => false,
  )
}

function watch(tell: () => void): () => void {
  const query = matchMedia(narrow)
  query.addEventListener('change', tell)
  return () => query.removeEventListener('change', tell)
}
