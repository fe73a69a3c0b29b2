'use client'

import { useMemo, useRef } from 'react'

/** For a button that an editor takes the place of: once asked, it has the focus as soon as it is there again. */
export function useFocusBack(): FocusBack {
  const isAsked = useRef(false)
  return useMemo(
    () => ({
      ask: () => {
        isAsked.current = true
      },
      button: (element) => {
        if (!element || !isAsked.current) return
        isAsked.current = false
        element.focus()
      },
    }),
    [],
  )
}

export type FocusBack = { readonly ask: () => void; readonly button: (element: HTMLButtonElement | null) => void }
