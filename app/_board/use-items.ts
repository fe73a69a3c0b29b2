'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { type Item, itemsOf } from '../../domain/checklist.ts'
import { type CardId, type ChecklistId, checked, type ItemId, isCardId, isItemId } from '../../domain/id.ts'
import { isTitle } from '../../domain/text.ts'
import { newId } from '../_client/new-id.ts'
import { type ItemPlace, placeOf, stepFrom } from './item-place.ts'
import { useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'

/** What can be done with the items of a card, each with its words and a way back. */
export type Items = {
  add(checklistId: ChecklistId, text: string): ItemId
  /** Adds many at once; those that cannot be items are answered. */
  addAll(checklistId: ChecklistId, texts: readonly string[]): readonly string[]
  move(item: Item, place: ItemPlace): void
  step(item: Item, step: 'up' | 'down'): void
  remove(item: Item): void
  turnIntoCard(item: Item): void
}

export function useItems(cardId: CardId): Items {
  const t = useTranslations('checklists')
  const { store, announce, open } = useBoardContext()
  const notify = useNotify()
  return useMemo(() => {
    const add = (checklistId: ChecklistId, text: string) => {
      const itemId = checked(isItemId, newId())
      return { itemId, asked: store.propose({ type: 'AddItem', cardId, checklistId, itemId, text }) }
    }
    const move = ({ id: itemId, text }: Item, place: ItemPlace) => {
      store.propose({ type: 'MoveItem', cardId, itemId, ...place })
      const body = store.body(cardId)
      const title = body?.checklists[place.checklistId]?.title
      if (!body || title === undefined) return
      const count = itemsOf(body.items, place.checklistId).length
      announce(t('moved', { text, title, place: placeOf(body, { id: itemId, checklistId: place.checklistId }), count }))
    }
    return {
      add: (checklistId, text) => add(checklistId, text).itemId,
      addAll: (checklistId, texts) => {
        const undoes = texts.filter(isTitle).map((text) => add(checklistId, text).asked)
        if (undoes.length > 1) notify(t('added', { count: undoes.length }), { undoes })
        return texts.filter((text) => !isTitle(text))
      },
      move,
      step: (item, step) => {
        const body = store.body(cardId)
        const place = body && stepFrom(body, item, step)
        if (place) move(item, place)
      },
      remove: ({ id: itemId, text }) => {
        const asked = store.propose({ type: 'RemoveItem', cardId, itemId })
        notify(t('removed', { text }), { undoes: [asked] })
      },
      turnIntoCard: ({ id: itemId, text }) => {
        const newCardId = checked(isCardId, newId())
        store.propose({ type: 'TurnItemIntoCard', cardId, itemId, newCardId })
        notify(t('turned', { text }), { action: { label: t('openIt'), act: () => open(newCardId) } })
      },
    }
  }, [t, store, announce, open, notify, cardId])
}
