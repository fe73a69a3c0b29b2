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
    const add = (checklistId: ChecklistId, text: string): ItemId => {
      const itemId = checked(isItemId, newId())
      store.propose({ type: 'AddItem', cardId, checklistId, itemId, text })
      return itemId
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
      add,
      addAll: (checklistId, texts) => {
        const ids = texts.filter(isTitle).map((text) => add(checklistId, text))
        if (ids.length > 1)
          notify(t('added', { count: ids.length }), {
            undo: () => {
              for (const itemId of ids) store.propose({ type: 'RemoveItem', cardId, itemId })
            },
          })
        return texts.filter((text) => !isTitle(text))
      },
      move,
      step: (item, step) => {
        const body = store.body(cardId)
        const place = body && stepFrom(body, item, step)
        if (place) move(item, place)
      },
      remove: (item) => {
        const { id: itemId, checklistId, text, done, person, due } = item
        const before = itemsOf(store.body(cardId)?.items ?? {}, checklistId)
        const after = before[before.findIndex(({ id }) => id === itemId) - 1]?.id ?? null
        store.propose({ type: 'RemoveItem', cardId, itemId })
        /** An item that is gone does not come back: another one like it does. */
        const undo = () => {
          const again = { cardId, itemId: checked(isItemId, newId()) }
          store.propose({ type: 'AddItem', ...again, checklistId, text, after })
          if (done) store.propose({ type: 'CheckItem', ...again, done })
          if (person !== null) store.propose({ type: 'AssignItem', ...again, userId: person })
          if (due !== null) store.propose({ type: 'SetItemDue', ...again, at: due })
        }
        notify(t('removed', { text }), { undo })
      },
      turnIntoCard: ({ id: itemId, text }) => {
        const newCardId = checked(isCardId, newId())
        store.propose({ type: 'TurnItemIntoCard', cardId, itemId, newCardId })
        notify(t('turned', { text }), { action: { label: t('openIt'), act: () => open(newCardId) } })
      },
    }
  }, [t, store, announce, open, notify, cardId])
}
