'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { List } from '../../domain/board.ts'
import { useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'

/** Archives a list, with a notice that takes it back; the focus goes on to what lies beside it. */
export function useArchive(): { list: (list: List) => void } {
  const t = useTranslations('archive')
  const { store, focus } = useBoardContext()
  const notify = useNotify()
  return useMemo(
    () => ({
      list: ({ id: listId, title }) => {
        const next = beside(store.view.order.lists, listId)
        const asked = store.propose({ type: 'ArchiveList', listId })
        notify(t('list', { title }), { undoes: [asked] })
        focus.moveToList(next)
      },
    }),
    [store, focus, notify, t],
  )
}

function beside<I>(ids: readonly I[], id: I): I | null {
  const index = ids.indexOf(id)
  return ids[index + 1] ?? ids[index - 1] ?? null
}
