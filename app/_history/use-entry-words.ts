'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { WireEntry } from '../../domain/wire.ts'
import { useBoardContext } from '../_board/use-board.ts'
import { sentence } from '../_board/words.ts'
import type { Past } from '../_client/past-store.ts'

/** What an entry did, in words; its card by its number. */
export function useEntryWords(): (entry: WireEntry, past: Past) => string {
  const t = useTranslations('words')
  const c = useTranslations('card')
  const { store } = useBoardContext()
  return useCallback(
    (entry, { view }) => {
      const me = store.me?.id ?? null
      return sentence(
        t,
        entry,
        view,
        me,
        () => null,
        ({ number }) => c('number', { prefix: view.prefix, number }),
      )
    },
    [t, c, store],
  )
}
