'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, useEffect, useState } from 'react'
import { fold } from '../../domain/evolve.ts'
import { fromWireBoard, toWireBoard } from '../../domain/wire.ts'
import { browserFor } from '../_client/browser.ts'
import { remembered } from '../_client/remembered.ts'
import { BoardPage } from './board-page.tsx'
import { boardInPath } from './paths.ts'

type Found = ComponentProps<typeof BoardPage>

/** A board as this browser has kept it, shown without asking anyone; what happened since comes when there is a network. */
export function ShellPage() {
  const t = useTranslations('shell')
  const [found, setFound] = useState<Found | 'nothing' | null>(null)
  useEffect(() => {
    findKept().then(
      (kept) => setFound(kept ?? 'nothing'),
      () => setFound('nothing'),
    )
  }, [])
  useEffect(() => {
    if (found !== 'nothing') return
    const again = () => window.location.reload()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [found])
  if (found === null) return null
  if (found !== 'nothing') return <BoardPage {...found} />
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-2 p-6 text-center">
      <h1 className="text-[22px] leading-7 font-semibold tracking-[-.02em]">{t('title')}</h1>
      <p className="text-ink-2">{t('hint')}</p>
      <button
        type="button"
        className="tap mt-4 h-8 rounded-md border border-edge px-3 font-medium"
        onClick={() => window.location.reload()}
      >
        {t('again')}
      </button>
    </main>
  )
}

async function findKept(): Promise<Found | null> {
  const [me] = remembered()
  const board = boardInPath(window.location.pathname)
  if (!me || !board) return null
  const { disk } = await browserFor(me.id)
  const kept = await disk.board(board)
  if (!kept) return null
  const { snapshot, entries } = kept
  const now = fold(fromWireBoard(snapshot.board), entries)
  const seq = entries.at(-1)?.seq ?? snapshot.seq
  return {
    me,
    paint: {
      snapshot: { ...snapshot, board: toWireBoard(now), seq },
      counts: {},
      isWhole: true,
      people: [],
      starred: null,
      past: null,
    },
  }
}
