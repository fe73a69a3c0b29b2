'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { manyCardsMax } from '../../domain/board.ts'
import { type CardId, checked, isCardId, type ListId } from '../../domain/id.ts'
import { newId } from '../_client/new-id.ts'
import { linesFault } from './pasted-lines.ts'
import { useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'

/** Makes a card of each line, in one entry with a way back. Null where they cannot be: then it is said why. */
export type AddLines = (
  lines: readonly string[],
  listId: ListId,
  place: { readonly after?: CardId | null },
) => readonly CardId[] | null

export function useAddLines(): AddLines {
  const t = useTranslations('paste')
  const { store } = useBoardContext()
  const notify = useNotify()
  return useCallback(
    (lines, listId, place) => {
      const fault = linesFault(lines)
      if (fault) {
        notify(t(fault, { count: lines.length, most: manyCardsMax }))
        return null
      }
      const cards = lines.map((title) => ({ cardId: checked(isCardId, newId()), title }))
      const asked = store.propose({ type: 'AddCards', cards, listId, ...place })
      notify(t('added', { count: cards.length }), { undoes: [asked] })
      return cards.map(({ cardId }) => cardId)
    },
    [store, notify, t],
  )
}
