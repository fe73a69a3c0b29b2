'use client'

import { useRef, useSyncExternalStore } from 'react'
import { later } from '../later.tsx'
import { useBoardContext } from './use-board.ts'

const ArchiveDialog = later(() => import('./archive-dialog.tsx').then((loaded) => loaded.ArchiveDialog))

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
