'use client'

import { useEffect, useState } from 'react'
import type { Person } from '../../domain/person.ts'
import { useBoard } from '../_board/use-board.ts'
import { request } from '../_client/transport.ts'

type Found = { readonly of: string; readonly people: readonly Person[] }

/** Whoever types is not asked about at each letter. */
const restMs = 150

/** The people that a name, or an e-mail address, may mean. */
export function usePeopleFound(typed: string): { readonly people: readonly Person[]; readonly isAsking: boolean } {
  const wanted = typed.trim()
  const me = useBoard((now) => now.me?.id)
  const [found, setFound] = useState<Found>({ of: '', people: [] })
  useEffect(() => {
    if (wanted === '' || me === undefined) return
    let isWanted = true
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ q: wanted, as: me })
      void request<{ people: readonly Person[] }>(`/api/people?${query}`).then((answer) => {
        if (isWanted) setFound({ of: wanted, people: answer.kind === 'ok' ? answer.value.people : [] })
      })
    }, restMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [wanted, me])
  const isAsking = wanted !== '' && found.of !== wanted
  return { people: wanted === '' ? [] : found.people, isAsking }
}
