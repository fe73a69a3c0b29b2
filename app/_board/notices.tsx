'use client'

import dynamic from 'next/dynamic'
import { useSyncExternalStore } from 'react'
import { hasNotices } from './show-notice.ts'

const Toaster = dynamic(() => import('../toaster.tsx').then(({ Toaster: Rendered }) => Rendered), { ssr: false })

/** Where notices appear, once there are any. */
export function Notices() {
  const isWanted = useSyncExternalStore(
    hasNotices.subscribe,
    () => hasNotices.value,
    () => false,
  )
  return isWanted && <Toaster />
}
