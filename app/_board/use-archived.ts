'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Card, List } from '../../domain/board.ts'
import type { Outcome } from '../_client/outcome.ts'
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
  const gone = useBoard(({ view }) => view.gone)
  const [page, setPage] = useState(nothing)
  const [status, setStatus] = useState<Archived['status']>('asking')

  const ask = useCallback(
    (before: number | null) =>
      request<Page>(`/api/boards/${boardId}/archive?as=${me}${before === null ? '' : `&before=${before}`}`),
    [boardId, me],
  )
  const take = useCallback((outcome: Outcome<Page>) => {
    setStatus(outcome.kind === 'ok' ? 'here' : 'failed')
    if (outcome.kind !== 'ok') return
    const { cards, lists: older, before } = outcome.value
    setPage((now) => ({ cards: [...now.cards, ...cards], lists: [...now.lists, ...older], before }))
  }, [])
  useEffect(() => void ask(null).then(take), [ask, take])

  return {
    status,
    before: page.before,
    cards: page.cards.filter(({ id }) => !here[id] && !gone.includes(id)),
    lists: page.lists.filter(({ id }) => !lists[id]),
    more: () => {
      setStatus('asking')
      void ask(page.before).then(take)
    },
  }
}
