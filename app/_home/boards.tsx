'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Me } from '../../domain/person.ts'
import type { BoardSummary } from '../../domain/wire.ts'
import { usersOn } from '../_client/watch-client.ts'
import { createHomeStore, type HomeStore, type Shown } from './home-store.ts'
import { NewBoard } from './new-board.tsx'
import { Tile } from './tile.tsx'

type Props = {
  me: Me | null
  boards: readonly BoardSummary[]
  /** None of them is mine yet. */
  isNew: boolean
  now: string
}

/** So many boards are found by looking. */
const filterFrom = 9

/** My boards: those with a star, then those where something happened last; archived ones behind a fold. */
export function Boards({ me, boards: first, isNew, now: renderedAt }: Props) {
  const t = useTranslations('home')
  const store = useMemo(() => me && createHomeStore(first, me.id), [me, first])
  useEffect(() => store?.close, [store])
  const boards = useSyncExternalStore(
    store?.subscribe ?? never,
    () => store?.boards ?? first,
    () => first,
  )
  const [typed, setTyped] = useState('')
  const now = useNow(renderedAt)

  const quiet = t(isNew ? 'empty' : 'mine')
  const wanted = typed.trim().toLocaleLowerCase()
  const shown = boards.filter(({ title }) => title.toLocaleLowerCase().includes(wanted))
  const inUse = shown.filter(({ archived }) => !archived)
  const archived = shown.filter((board) => board.archived)
  const sorted = [...inUse.filter(({ starred }) => starred), ...inUse.filter(({ starred }) => !starred)]
  const tile = (board: Shown) => (
    <li key={board.id}>
      <Tile board={board} store={store} now={now} />
    </li>
  )
  return (
    <>
      <div className="mb-[26px] flex flex-wrap items-end gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1">
          <h1 className="mb-1 text-[26px] leading-8 font-semibold tracking-[-.025em]">{t('title')}</h1>
          <p className="text-ink-3">{store ? <AtWork store={store} boards={boards} otherwise={quiet} /> : quiet}</p>
        </div>
        {boards.length >= filterFrom && (
          <input
            type="search"
            dir="auto"
            value={typed}
            aria-label={t('filter')}
            placeholder={t('filter')}
            className="h-9 w-56 rounded-md border border-edge bg-paper px-2.5 max-sm:w-full pointer-coarse:h-11"
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </div>
      <ul aria-label={t('title')} className={gridLook}>
        {sorted.map(tile)}
        <li>
          <NewBoard />
        </li>
      </ul>
      {wanted !== '' && shown.length === 0 && (
        <p role="status" className="mt-5 text-ink-3">
          {t('noneFound')}
        </p>
      )}
      {archived.length > 0 && (
        <details className="mt-8">
          <summary className="w-fit cursor-default rounded-sm font-medium text-ink-2">
            {t('archived', { count: archived.length })}
          </summary>
          <ul aria-label={t('archivedBoards')} className={`mt-4 ${gridLook}`}>
            {archived.map(tile)}
          </ul>
        </details>
      )}
    </>
  )
}

const gridLook = 'grid grid-cols-[repeat(auto-fill,minmax(250px,1fr))] gap-4'
const never = () => () => {}

/** How many people are at work, and on how many of the boards. */
function AtWork({ store, boards, otherwise }: { store: HomeStore; boards: readonly Shown[]; otherwise: string }) {
  const t = useTranslations('home')
  const count = () => {
    const crowds = boards.map(({ id }) => usersOn(store.live.of(id))).filter(({ length }) => length > 0)
    return `${new Set(crowds.flat()).size} ${crowds.length}`
  }
  const counted = useSyncExternalStore(store.live.subscribe, count, () => '0 0')
  const [people = 0, busy = 0] = counted.split(' ').map(Number)
  return people > 0 ? t('atWork', { people, boards: busy }) : otherwise
}

const tickMs = 20_000

/** The time, near enough for words about it; at first that of the rendering. */
function useNow(renderedAt: string): Date {
  const [now, setNow] = useState(() => new Date(renderedAt))
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return now
}
