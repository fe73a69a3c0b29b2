'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useBoardContext } from './use-board.ts'

export type Notify = (words: string, actions?: { undo?: () => void }) => void

/** Says something in a corner of the page, with a way back where there is one. */
export function useNotify(): Notify {
  const t = useTranslations('notice')
  const { announce } = useBoardContext()
  return useMemo(() => {
    return (words, { undo } = {}) => {
      announce(words)
      void import('sonner').then(({ toast }) => {
        toast(words, undo && { action: { label: t('undo'), onClick: undo } })
      })
    }
  }, [announce, t])
}
