'use client'

import { ListFilter } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState, useSyncExternalStore } from 'react'
import { fetchAhead } from '../fetch-ahead.ts'
import { later } from '../later.tsx'
import { countChosen } from './filter.ts'
import { useBoardContext, useFiltering } from './use-board.ts'

const load = () => import('./filter-popup.tsx').then(({ FilterPopup }) => FilterPopup)
const Popup = later(load)

/** Opens the filter of the board, and says how much of it is chosen. */
export function FilterButton() {
  const t = useTranslations('filter')
  const { filterPanel } = useBoardContext()
  const button = useRef<HTMLButtonElement>(null)
  const isOpen = useSyncExternalStore(
    filterPanel.subscribe,
    () => filterPanel.value,
    () => false,
  )
  const [wasOpened, setWasOpened] = useState(false)
  if (isOpen && !wasOpened) setWasOpened(true)
  const chosen = useFiltering(({ filter }) => countChosen(filter))
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        title={t('hint')}
        className={`tap flex h-8 flex-none items-center gap-2 rounded-md px-2 font-medium hover:bg-column aria-expanded:bg-column ${chosen > 0 ? 'text-accent' : 'text-ink-2'}`}
        onPointerEnter={() => fetchAhead(load)}
        onFocus={() => fetchAhead(load)}
        onClick={() => filterPanel.set(true)}
      >
        <ListFilter className="size-4" strokeWidth={1.75} aria-hidden />
        <span className="max-md:sr-only">{t('button')}</span>
        {chosen > 0 && (
          <span className="font-mono text-xs tabular-nums">
            {chosen}
            <span className="sr-only"> {t('chosen')}</span>
          </span>
        )}
      </button>
      {wasOpened && <Popup anchor={button} isOpen={isOpen} onOpenChange={filterPanel.set} />}
    </>
  )
}
