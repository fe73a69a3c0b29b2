'use client'

import dynamic from 'next/dynamic'
import { useRef, useSyncExternalStore } from 'react'
import { useBoardContext } from './use-board.ts'

const ArchiveDialog = dynamic(() => import('./archive-dialog.tsx').then((loaded) => loaded.ArchiveDialog), {
  ssr: false,
})

/** Where the archive opens. */
export function ArchiveSlot() {
  const { archive } = useBoardContext()
  const isOpen = useSyncExternalStore(
    archive.subscribe,
    () => archive.value,
    () => false,
  )
  const from = useRef<HTMLElement>(null)
  return isOpen && <ArchiveDialog anchor={from} onClose={() => archive.set(false)} />
}
