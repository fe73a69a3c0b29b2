'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { atHome, cardsAfter, type Hold, listsUnder } from './hold.ts'
import { useBoardContext } from './use-board.ts'

type HoldWords = Record<'lifted' | 'carried' | 'dropped' | 'cancelled' | 'gone', (held: Hold) => void>

/** What a drag says to who does not see it. */
export function useHoldWords(): HoldWords {
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
      const after = cardsAfter(held, view)
      const [first = held.card] = held.cards
      const list = view.lists[held.list]?.title ?? ''
      const where = { list, place: after.indexOf(first) + 1, count: after.length }
      if (held.cards.length > 1) return announce(t(`${key}Cards`, { cards: held.cards.length, ...where }))
      announce(t(`${key}Card`, { title: view.cards[held.card]?.title ?? '', ...where }))
    }
    const cancelled = (held: Hold) => {
      const isMoved =
        held.kind === 'card' && held.cards.length === 1 && store.view.cards[held.card]?.listId !== held.from
      if (!isMoved) return say('cancelled')(held)
      const { list } = atHome(held, store.view)
      const [title, place] = [store.view.cards[held.card]?.title ?? '', store.view.lists[list]?.title ?? '']
      announce(t('leftCard', { title, list: place }))
    }
    const gone = (held: Hold) => {
      const { lists, cards } = store.view.archive
      // Who archived it, and what, is said as that is heard.
      const isTold = held.kind === 'card' ? held.cards.some((id) => cards[id]) : lists[held.list]
      if (!isTold) announce(t('gone'))
    }
    return { lifted: say('lifted'), carried: say('carried'), dropped: say('dropped'), cancelled, gone }
  }, [store, announce, t])
}
