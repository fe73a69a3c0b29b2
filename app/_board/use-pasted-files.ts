import { useEffect, useRef } from 'react'
import { isTyping } from './is-typing.ts'

/** Takes files that are pasted, as a picture from the clipboard. Words that come with them go where the caret is. */
export function usePastedFiles(take: (files: readonly File[]) => void, mayTake: boolean): void {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    if (!mayTake) return
    const paste = (event: ClipboardEvent) => {
      const { files, types } = event.clipboardData ?? {}
      if (!files || files.length === 0 || event.defaultPrevented) return
      if (isTyping(event.target) && types?.includes('text/plain')) return
      event.preventDefault()
      latest.current([...files])
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [mayTake])
}
