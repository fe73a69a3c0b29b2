'use client'

import { useSyncExternalStore } from 'react'
import { hasMoreContrast, readLook, type Theme, watchLook } from './look.ts'

/** How the pages look now. */
export function useLook(): { readonly theme: Theme; readonly isHighContrast: boolean } {
  const theme = useSyncExternalStore(
    watchLook,
    () => readLook().theme,
    () => 'system' as const,
  )
  const isHighContrast = useSyncExternalStore(
    watchLook,
    () => hasMoreContrast(readLook()),
    () => false,
  )
  return { theme, isHighContrast }
}
