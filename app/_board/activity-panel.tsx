'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { activityKinds, isActivityKind } from '../../domain/activity-kind.ts'
import { isUserId } from '../../domain/id.ts'
import { SweepButton } from '../_undo/sweep-button.tsx'
import { ActivityList } from './activity-list.tsx'
import type { ActivityFilter } from './board-activity.ts'
import { ErasePersonButton } from './erase-person-button.tsx'
import { isIme } from './is-ime.ts'
import { useIsPast } from './use-board.ts'
import { usePeople } from './use-people.ts'

type Props = { isCovered: boolean; onClose: () => void }

/** What has happened on the board, beside it; on a phone it is the page. */
export function ActivityPanel({ isCovered, onClose }: Props) {
  const t = useTranslations('activityPanel')
  const people = usePeople()
  const isPast = useIsPast()
  const [filter, setFilter] = useState<ActivityFilter>({ person: null, kind: null })
  const root = useRef<HTMLElement>(null)
  const from = useRef<Element | null>(null)

  useEffect(() => {
    from.current = document.activeElement
    root.current?.focus()
    const panel = root.current
    return () => {
      const isLost = document.activeElement === document.body || panel?.contains(document.activeElement)
      if (isLost && from.current instanceof HTMLElement && from.current.isConnected) from.current.focus()
    }
  }, [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isIme(event) || isCovered) return
      event.preventDefault()
      onClose()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [onClose, isCovered])

  return (
    <aside
      ref={root}
      tabIndex={-1}
      inert={isCovered}
      aria-label={t('title')}
      data-past={isPast || undefined}
      className="absolute top-[52px] right-0 bottom-0 z-20 flex sm:data-past:top-[97px] sm:data-past:bottom-[93px] w-[440px] max-w-full animate-appear flex-col border-l border-line bg-raised shadow-sheet outline-none max-sm:top-0 max-sm:z-30 max-sm:w-full max-sm:border-l-0"
    >
      <header className="flex flex-none items-center gap-3 px-5 pt-3 max-sm:px-4">
        <h2 className="flex-1 text-[17px] leading-7 font-semibold tracking-[-.015em]">{t('title')}</h2>
        <button
          type="button"
          aria-label={t('close')}
          className="tap grid size-7 place-items-center rounded-md text-ink-3 hover:bg-column hover:text-ink"
          onClick={onClose}
        >
          <X className="size-4" strokeWidth={1.75} aria-hidden />
        </button>
      </header>
      <div className="flex flex-none gap-2 border-b border-line px-5 pt-2 pb-3 max-sm:px-4">
        <select
          aria-label={t('person')}
          value={filter.person ?? ''}
          className={selectLook}
          onChange={({ target: { value } }) => setFilter({ ...filter, person: isUserId(value) ? value : null })}
        >
          <option value="">{t('everyone')}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <select
          aria-label={t('kind')}
          value={filter.kind ?? 'all'}
          className={selectLook}
          onChange={({ target: { value } }) => setFilter({ ...filter, kind: isActivityKind(value) ? value : null })}
        >
          {['all', ...activityKinds].map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      {filter.person && (
        <div className="flex flex-none flex-wrap gap-2 border-b border-line px-5 py-2 empty:hidden max-sm:px-4">
          <SweepButton userId={filter.person} />
          <ErasePersonButton
            userId={filter.person}
            look="min-h-8 rounded-md border border-edge px-3 font-medium text-bad hover:bg-column pointer-coarse:min-h-11"
          />
        </div>
      )}
      <ActivityList key={`${filter.person} ${filter.kind}`} filter={filter} />
    </aside>
  )
}

const selectLook =
  'h-8 min-w-0 flex-1 rounded-md border border-edge bg-paper px-2 pointer-coarse:h-11 pointer-coarse:text-base'
