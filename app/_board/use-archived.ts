'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Card, List } from '../../domain/board.ts'
import { request } from '../_client/transport.ts'
import { useBoard } from './use-board.ts'

type Page = {
  readonly cards: readonly Card[]
  readonly lists: readonly (List & { readonly cards: number })[]
  readonly before: number | null
}
export type Archived = Page & {
  readonly status: 'asking' | 'here' | 'failed'
  /** Asks for what was archived before, or again for what could not be had. */
  more(): void
}

const nothing: Page = { cards: [], lists: [], before: null }

/** What is archived of the board, newest first, but for what has come back or was deleted since it was asked for. */
export function useArchived(): Archived {
  const boardId = useBoard(({ view }) => view.id)
  const me = useBoard((store) => store.me?.id)
  const here = useBoard(({ view }) => view.cards)
  const lists = useBoard(({ view }) => view.lists)
  const deleted = useBoard(({ view }) => view.deleted)
  const [page, setPage] = useState(nothing)
  const [status, setStatus] = useState<Archived['status']>('asking')

  const ask = useCallback(
    async (before: number | null) => {
      const query = `as=${me}${before === null ? '' : `&before=${before}`}`
      const outcome = await request<Page>(`/api/boards/${boardId}/archive?${query}`)
      setStatus(outcome.kind === 'ok' ? 'here' : 'failed')
      if (outcome.kind !== 'ok') return
      const next = outcome.value
      setPage((now) => ({
        cards: [...now.cards, ...next.cards],
        lists: [...now.lists, ...next.lists],
        before: next.before,
      }))
    },
    [boardId, me],
  )
  useEffect(() => void ask(null), [ask])

  return {
    status,
    before: page.before,
    cards: page.cards.filter(({ id }) => !here[id] && !deleted.includes(id)),
    lists: page.lists.filter(({ id }) => !lists[id]),
    more: () => {
      setStatus('asking')
      void ask(page.before)
    },
  }
}
