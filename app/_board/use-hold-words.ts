'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { cardsOf } from '../../domain/board.ts'
import { cardsUnder, type Hold, listsUnder } from './hold.ts'
import { useBoardContext } from './use-board.ts'

/** What a drag says to who does not see it. */
export function useHoldWords(): Record<'lifted' | 'carried' | 'dropped' | 'cancelled', (held: Hold) => void> {
  const t = useTranslations('hold')
  const { store, announce } = useBoardContext()
  return useMemo(() => {
    const say = (key: 'lifted' | 'carried' | 'dropped' | 'cancelled') => (held: Hold) => {
      const { view } = store
      if (held.kind === 'list') {
        const lists = listsUnder(held, view.order.lists)
        const title = view.lists[held.list]?.title ?? ''
        return announce(t(`${key}List`, { title, place: lists.indexOf(held.list) + 1, count: lists.length }))
      }
      const cards = cardsUnder(held, held.list, cardsOf(view, held.list))
      const title = view.cards[held.card]?.title ?? ''
      const list = view.lists[held.list]?.title ?? ''
      announce(t(`${key}Card`, { title, list, place: cards.indexOf(held.card) + 1, count: cards.length }))
    }
    return { lifted: say('lifted'), carried: say('carried'), dropped: say('dropped'), cancelled: say('cancelled') }
  }, [store, announce, t])
}
