'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { cardsOf, type List, manyCardsMax } from '../../domain/board.ts'
import type { CommandOf } from '../../domain/command.ts'
import { type CardId, checked, isCardId, isListId } from '../../domain/id.ts'
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
    return {
      sort: (list, by) => {
        const before = cardsIn(list)
        const asked = store.propose({ type: 'SortList', listId: list.id, by })
        if (cardsIn(list).every((id, index) => id === before[index])) return notify(t('inOrder', { title: list.title }))
        notify(t(`sorted.${by}`, { title: list.title }), { undoes: [asked] })
      },
      copy: (list) => {
        const newListId = checked(isListId, newId())
        const copies: Record<CardId, CardId> = Object.fromEntries(
          cardsIn(list)
            .slice(0, manyCardsMax)
            .map((id) => [id, checked(isCardId, newId())]),
        )
        const title = t('copyOf', { title: list.title }).slice(0, 500)
        const asked = store.propose({ type: 'CopyList', listId: list.id, newListId, title, copies })
        notify(t('copied', { title: list.title, count: Object.keys(copies).length }), { undoes: [asked] })
        focus.moveToList(newListId)
      },
      archiveCards: (list) => {
        const cards = cardsIn(list)
        const undoes = inParts(cards).map((cardIds) => store.propose({ type: 'ArchiveCards', cardIds }))
        notify(t('cardsArchived', { title: list.title, count: cards.length }), { undoes })
      },
      moveCards: (list, to) => {
        const cards = cardsIn(list)
        const undoes = inParts(cards).map((cardIds) => store.propose({ type: 'MoveCards', cardIds, listId: to.id }))
        notify(t('cardsMoved', { title: to.title, count: cards.length }), { undoes })
      },
    }
  }, [store, focus, notify, t])
}
