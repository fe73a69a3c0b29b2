'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { FlowAnswer } from '../../domain/flow/answer.ts'
import { localZone } from '../_board/local-time.ts'
import { useBoard, useBoardContext } from '../_board/use-board.ts'
import { request } from '../_client/transport.ts'
import type { Choice } from './choice.ts'

export type Flow = {
  /** The last answer; null until there is one. */
  readonly flow: FlowAnswer | null
  readonly isFailed: boolean
  again(): void
}

/** What happens meanwhile is told soon, and not one by one. */
const laterMs = 2_000

/** The flow of the board, as it is chosen to be seen; told anew when something has happened. */
export function useFlow({ weeks, done, from }: Choice): Flow {
  const { store } = useBoardContext()
  const board = useBoard(({ view }) => view.id)
  const me = useBoard((now) => now.me?.id)
  const [flow, setFlow] = useState<FlowAnswer | null>(null)
  const [isFailed, setIsFailed] = useState(false)
  const turn = useRef(0)

  const again = useCallback(() => {
    if (me === undefined) return
    const mine = ++turn.current
    const query = new URLSearchParams({ as: me, weeks: String(weeks), zone: localZone() })
    if (done) query.set('done', done)
    if (from) query.set('from', from)
    void request<FlowAnswer>(`/api/boards/${board}/flow?${query}`).then((answer) => {
      // What was asked for before is not what is wanted now.
      if (mine !== turn.current) return
      setIsFailed(answer.kind !== 'ok')
      if (answer.kind === 'ok') setFlow(answer.value)
    })
  }, [board, me, weeks, done, from])
  useEffect(() => again(), [again])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const undo = store.watchEntries(() => {
      timer ??= setTimeout(() => {
        timer = undefined
        again()
      }, laterMs)
    })
    return () => {
      undo()
      clearTimeout(timer)
    }
  }, [store, again])
  return { flow, isFailed, again }
}
