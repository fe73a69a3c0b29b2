'use client'

import { useEffect, useState } from 'react'
import type { BoardId } from '../../domain/id.ts'
import type { BoardPerson, BoardSummary, Snapshot } from '../../domain/wire.ts'
import { request } from '../_client/transport.ts'
import type { Destination } from './move-away.ts'
import { useBoard } from './use-board.ts'

/** The other boards that I may add cards to; empty until they are known. */
export function useOtherBoards(): readonly BoardSummary[] {
  const here = useBoard(({ view }) => view.id)
  const me = useBoard((store) => store.me?.id)
  const [boards, setBoards] = useState<readonly BoardSummary[]>([])
  useEffect(() => {
    let isWanted = true
    void request<{ boards: readonly BoardSummary[] }>(`/api/boards?as=${me}`).then((outcome) => {
      if (!isWanted || outcome.kind !== 'ok') return
      const mayAdd = ({ id, role, archived }: BoardSummary) =>
        id !== here && !archived && (role === 'owner' || role === 'editor')
      setBoards(outcome.value.boards.filter(mayAdd))
    })
    return () => {
      isWanted = false
    }
  }, [here, me])
  return boards
}

/** A board as it is now, to move cards to; null until it is known, or where it cannot be had. */
export function useDestination(board: BoardId): Destination | 'failed' | null {
  const me = useBoard((store) => store.me?.id)
  const [found, setFound] = useState<Destination | 'failed' | null>(null)
  useEffect(() => {
    let isWanted = true
    const path = `/api/boards/${board}`
    void Promise.all([
      request<Snapshot>(`${path}?as=${me}`),
      request<{ people: readonly BoardPerson[] }>(`${path}/people?as=${me}`),
    ]).then(([snapshot, people]) => {
      if (!isWanted) return
      const isHere = snapshot.kind === 'ok' && people.kind === 'ok'
      setFound(isHere ? { snapshot: snapshot.value, people: people.value.people } : 'failed')
    })
    return () => {
      isWanted = false
    }
  }, [board, me])
  return found
}
