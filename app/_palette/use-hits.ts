'use client'

import { useEffect, useState } from 'react'
import type { UserId } from '../../domain/id.ts'
import type { SearchAnswer } from '../../domain/wire.ts'
import { request } from '../_client/transport.ts'

const typingMs = 120
const noHits: SearchAnswer = { hits: [], isWhole: true }

/** What the server finds on all my boards. While the next answer is on its way, the last one stays. */
export function useHits(typed: string, user: UserId | undefined): SearchAnswer & { readonly isAsking: boolean } {
  const [last, setLast] = useState<{ typed: string; answer: SearchAnswer }>({ typed: '', answer: noHits })
  const words = typed.trim() === '' ? '' : typed
  useEffect(() => {
    if (words === '' || user === undefined) return
    let isWanted = true
    const ask = async () => {
      const outcome = await request<SearchAnswer>(`/api/search?q=${encodeURIComponent(words)}&as=${user}`)
      if (isWanted) setLast({ typed: words, answer: outcome.kind === 'ok' ? outcome.value : noHits })
    }
    const asking = setTimeout(() => void ask(), typingMs)
    return () => {
      isWanted = false
      clearTimeout(asking)
    }
  }, [words, user])
  if (words === '') return { ...noHits, isAsking: false }
  return { ...last.answer, isAsking: last.typed !== words && user !== undefined }
}
