'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { cardsOf, type List, manyCardsMax } from '../../domain/board.ts'
import type { CommandOf } from '../../domain/command.ts'
import { type CardId, checked, isCardId, isListId, type ListId } from '../../domain/id.ts'
import { newId } from '../_client/new-id.ts'
import { inParts } from './in-parts.ts'
import { useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'

/** What can be done with all of a list at once; each says what was done, and can be taken back. */
export type ListActions = {
  sort(list: List, by: CommandOf<'SortList'>['by']): void
  copy(list: List): void
  archiveCards(list: List): void
  moveCards(list: List, to: List): void
}

export function useListActions(): ListActions {
  const t = useTranslations('listMenu')
  const { store, focus } = useBoardContext()
  const notify = useNotify()
  return useMemo(() => {
    const cardsIn = ({ id }: List) => cardsOf(store.view, id)
    const moveAll = (cards: readonly CardId[], listId: ListId) => {
      for (const cardIds of inParts(cards)) store.propose({ type: 'MoveCards', cardIds, listId })
    }
    return {
      sort: (list, by) => {
        const before = cardsIn(list)
        store.propose({ type: 'SortList', listId: list.id, by })
        if (cardsIn(list).every((id, index) => id === before[index])) return notify(t('inOrder', { title: list.title }))
        notify(t(`sorted.${by}`, { title: list.title }), { undo: () => moveAll(before, list.id) })
      },
      copy: (list) => {
        const newListId = checked(isListId, newId())
        const copies: Record<CardId, CardId> = Object.fromEntries(
          cardsIn(list)
            .slice(0, manyCardsMax)
            .map((id) => [id, checked(isCardId, newId())]),
        )
        const title = t('copyOf', { title: list.title }).slice(0, 500)
        store.propose({ type: 'CopyList', listId: list.id, newListId, title, copies })
        notify(t('copied', { title: list.title, count: Object.keys(copies).length }), {
          undo: () => store.propose({ type: 'ArchiveList', listId: newListId }),
        })
        focus.moveToList(newListId)
      },
      archiveCards: (list) => {
        const cards = cardsIn(list)
        const parts = inParts(cards)
        for (const cardIds of parts) store.propose({ type: 'ArchiveCards', cardIds })
        notify(t('cardsArchived', { title: list.title, count: cards.length }), {
          undo: () => {
            for (const cardIds of parts) store.propose({ type: 'RestoreCards', cardIds })
          },
        })
      },
      moveCards: (list, to) => {
        const cards = cardsIn(list)
        moveAll(cards, to.id)
        notify(t('cardsMoved', { title: to.title, count: cards.length }), { undo: () => moveAll(cards, list.id) })
      },
    }
  }, [store, focus, notify, t])
}
