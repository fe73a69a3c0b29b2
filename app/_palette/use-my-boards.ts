'use client'

import { useEffect, useState } from 'react'
import type { UserId } from '../../domain/id.ts'
import type { BoardSummary } from '../../domain/wire.ts'
import { request } from '../_client/transport.ts'

/** The boards of mine, asked for each time that the palette is opened. */
export function useMyBoards(isOpen: boolean, user: UserId | undefined): readonly BoardSummary[] {
  const [boards, setBoards] = useState<readonly BoardSummary[]>([])
  useEffect(() => {
    if (!isOpen || user === undefined) return
    let isWanted = true
    void request<{ boards: readonly BoardSummary[] }>(`/api/boards?as=${user}`).then((outcome) => {
      if (isWanted && outcome.kind === 'ok') setBoards(outcome.value.boards)
    })
    return () => {
      isWanted = false
    }
  }, [isOpen, user])
  return boards
}
