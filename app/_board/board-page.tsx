'use client'

import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CardId } from '../../domain/id.ts'
import type { Me } from '../../domain/person.ts'
import type { FirstPaint } from '../../server/runtime.ts'
import { createBoardStore } from '../_client/board-store.ts'
import { createCell } from '../_client/cell.ts'
import { keepShell } from '../_client/keep-shell.ts'
import { Air } from './air.tsx'
import { Bar } from './bar.tsx'
import { Bed } from './bed.tsx'
import type { Columns } from './columns.ts'
import type { Composing } from './composing.ts'
import { Ended } from './ended.tsx'
import { createFocus } from './focus.ts'
import type { Hold } from './hold.ts'
import { boardPath, cardInPath, cardPath } from './paths.ts'
import { type BoardContext, BoardProvider } from './use-board.ts'
import { createWords } from './words.ts'

const loadSheet = () => import('./sheet.tsx').then(({ Sheet }) => Sheet)
const Sheet = dynamic(loadSheet, { ssr: false })
const Toaster = dynamic(() => import('../toaster.tsx').then(({ Toaster: Rendered }) => Rendered), { ssr: false })

/** A board: what it was rendered with at first, then live. */
export function BoardPage({ paint, me }: { paint: FirstPaint; me: Me | null }) {
  const t = useTranslations('board')
  const path = usePathname()
  const openCard = cardInPath(path)
  const words = useTranslations('words')
  const [spoken, setSpoken] = useState('')
  const [hasNoEntry, setHasNoEntry] = useState(false)

  const [context] = useState((): BoardContext => {
    const columns: Columns = new Map()
    const said = createWords(words, setSpoken)
    const store = createBoardStore({
      ...paint,
      me,
      onRejected: (command, rejection) => said.rejected(command, rejection.code),
      onOthers: (entries) => said.others(entries, store.view),
      onNoEntry: () => setHasNoEntry(true),
    })
    return {
      store,
      hold: createCell<Hold | null>(null),
      composing: createCell<Composing | null>(null),
      columns,
      focus: createFocus(() => store.view, columns),
      open: (card) => {
        const boardId = store.view.id
        window.history.pushState(null, '', card ? cardPath(boardId, card) : boardPath(boardId))
      },
      announce: setSpoken,
    }
  })
  useEffect(() => context.store.start(), [context])
  useEffect(() => void requestIdleCallbackOrSoon(() => void Promise.all([loadSheet(), keepShell()])), [])

  const last = useRef<CardId | null>(openCard)
  useEffect(() => {
    // Closed: the keys go on from the card that was open.
    if (last.current && !openCard && context.store.view.cards[last.current]) context.focus.move(last.current)
    last.current = openCard
  }, [openCard, context])
  const onEscape = useCallback(
    (event: { key: string; defaultPrevented: boolean }) => {
      if (event.key === 'Escape' && !event.defaultPrevented && last.current && !context.hold.value) context.open(null)
    },
    [context],
  )
  useEffect(() => {
    window.addEventListener('keydown', onEscape)
    return () => window.removeEventListener('keydown', onEscape)
  }, [onEscape])

  return useMemo(
    () => (
      <BoardProvider value={context}>
        <div className="relative flex h-dvh flex-col overflow-hidden">
          <Bar />
          <main className="relative flex min-h-0 flex-1 flex-col" aria-label={t('main')}>
            <Bed />
          </main>
          <Air />
          {openCard && <Sheet key={openCard} cardId={openCard} />}
          <Ended hasNoEntry={hasNoEntry} />
        </div>
        <p role="log" aria-live="assertive" className="sr-only">
          {spoken}
        </p>
        <Toaster />
      </BoardProvider>
    ),
    [context, openCard, spoken, hasNoEntry, t],
  )
}

const requestIdleCallbackOrSoon = (act: () => void) =>
  'requestIdleCallback' in window ? window.requestIdleCallback(act) : setTimeout(act, 1_000)
