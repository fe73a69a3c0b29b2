'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Me } from '../../domain/person.ts'
import type { FirstPaint } from '../../server/runtime.ts'
import { createBoardStore } from '../_client/board-store.ts'
import { createCell } from '../_client/cell.ts'
import { keepAwake } from './keep-awake.ts'
import { useLastChange } from './last-change.ts'
import { useLit } from './lit.ts'
import { State } from './state.tsx'
import { WallList } from './wall-list.tsx'
import { watchReturn } from './watch-return.ts'
import { watchVersion } from './watch-version.ts'

/** A board on a wall: all of it in big type, live, and nothing to press. It keeps nothing of what has been. */
export function WallPage({ paint, me }: { paint: FirstPaint; me: Me | null }) {
  const t = useTranslations('wall')
  const [{ store, hasNoEntry }] = useState(() => {
    const noEntry = createCell(false)
    const made = createBoardStore({
      ...paint,
      me,
      isUnseen: true,
      onRejected: () => {},
      onOthers: () => {},
      onNoEntry: () => noEntry.set(true),
    })
    return { store: made, hasNoEntry: noEntry }
  })
  useEffect(() => store.start(), [store])
  useEffect(() => keepAwake(), [])
  useEffect(() => watchVersion(store), [store])
  const view = useSyncExternalStore(
    store.subscribe,
    () => store.view,
    () => store.view,
  )
  const ended = useSyncExternalStore(
    store.subscribe,
    () => store.state?.ended ?? null,
    () => null,
  )
  const isRefused = useSyncExternalStore(
    hasNoEntry.subscribe,
    () => hasNoEntry.value,
    () => false,
  )
  const lit = useLit(store)
  const changedAt = useLastChange(store)
  const why = isRefused ? 'no-session' : ended
  useEffect(() => {
    if (why === 'gone') document.title = t('noBoard')
  }, [why, t])
  const isOver = why !== null
  useEffect(() => (isOver ? watchReturn() : undefined), [isOver])

  if (why)
    return (
      <main className="grid h-dvh cursor-none place-content-center p-8 text-center">
        <p role="alert" className="wall-words text-ink-2">
          {t(why === 'gone' ? 'gone' : 'noSession')}
        </p>
      </main>
    )
  const { lists } = view.order
  return (
    <div className="wall flex h-dvh cursor-none flex-col overflow-hidden select-none">
      <header className="wall-bar flex flex-none items-baseline gap-[1em]">
        <h1 dir="auto" className="min-w-0 flex-1 truncate font-semibold tracking-[-.015em]">
          {view.title}
        </h1>
        <State store={store} changedAt={changedAt} />
      </header>
      <main aria-label={t('lists')} className="wall-lists min-h-0 flex-1" style={{ '--lists': lists.length || 1 }}>
        {lists.length === 0 && <p className="wall-words text-ink-3">{t('noLists')}</p>}
        {lists.map((listId) => (
          <WallList
            key={listId}
            board={view}
            listId={listId}
            count={store.count(listId)}
            lit={lit}
            directory={store.directory}
          />
        ))}
      </main>
    </div>
  )
}

declare module 'react' {
  interface CSSProperties {
    '--lists'?: number
  }
}
