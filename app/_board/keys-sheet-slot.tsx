'use client'

import { useState, useSyncExternalStore } from 'react'
import { later } from '../later.tsx'
import { useBoardContext } from './use-board.ts'

const KeysSheet = later(() => import('./keys-sheet.tsx').then(({ KeysSheet: Loaded }) => Loaded))

/** Where the sheet of keys is drawn, once it was asked for. */
export function KeysSheetSlot() {
  const { isHelping } = useBoardContext()
  const isOpen = useSyncExternalStore(
    isHelping.subscribe,
    () => isHelping.value,
    () => false,
  )
  const [wasOpened, setWasOpened] = useState(false)
  if (isOpen && !wasOpened) setWasOpened(true)
  return wasOpened && <KeysSheet isOpen={isOpen} onOpenChange={isHelping.set} />
}
