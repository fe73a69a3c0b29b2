'use client'

import { useSyncExternalStore } from 'react'
import { later } from '../later.tsx'
import { hasNotices } from './show-notice.ts'

const Toaster = later(() => import('../toaster.tsx').then(({ Toaster: Rendered }) => Rendered))

/** Where notices appear, once there are any. */
export function Notices() {
  const isWanted = useSyncExternalStore(
    hasNotices.subscribe,
    () => hasNotices.value,
    () => false,
  )
  return isWanted && <Toaster />
}
