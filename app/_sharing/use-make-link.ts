'use client'

import { useRef, useState } from 'react'
import { useBoardContext } from '../_board/use-board.ts'
import { newId } from '../_client/new-id.ts'
import { makeLink, type Wish } from './make-link.ts'

/** Makes share links, and says where that has got to. A retry of the same makes no second one. */
export function useMakeLink() {
  const { now } = useBoardContext()
  const [token, setToken] = useState<string | null>(null)
  const [state, setState] = useState<'idle' | 'making' | 'failed' | 'full'>('idle')
  const asked = useRef<{ readonly commandId: string; readonly wish: string } | null>(null)
  const make = async (wish: Wish) => {
    const { me, view } = now
    if (!me || state === 'making') return
    setState('making')
    setToken(null)
    const words = JSON.stringify(wish)
    const one = asked.current?.wish === words ? asked.current : { commandId: newId(), wish: words }
    asked.current = one
    const made = await makeLink(view.id, me.id, one.commandId, wish)
    if (made.kind !== 'ok') return setState(made.kind === 'refused' && made.code === 'board-full' ? 'full' : 'failed')
    asked.current = null
    setState('idle')
    setToken(made.value.token)
  }
  return { make, token, state, forget: () => setToken(null) }
}
