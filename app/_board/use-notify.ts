'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { createNotify, type Notify } from './notify.ts'
import { useBoardContext } from './use-board.ts'

/** Says something in a corner of the page. */
export function useNotify(): Notify {
  const t = useTranslations('notice')
  const { announce, undoing } = useBoardContext()
  return useMemo(() => createNotify(announce, t('undo'), undoing.takeBack), [announce, undoing, t])
}
