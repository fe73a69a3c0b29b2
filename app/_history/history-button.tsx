'use client'

import { History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useBoard, useBoardContext } from '../_board/use-board.ts'
import { fetchAhead } from '../fetch-ahead.ts'
import { loadHistory, useIsAsked } from './history-slot.tsx'
import { toggleHistory } from './toggle-history.ts'

/** Opens the history of the board, and leads back to now. On a phone the menu of the board has it. */
export function HistoryButton() {
  const t = useTranslations('history')
  const context = useBoardContext()
  const isOpen = useIsAsked()
  const readsPast = useBoard((now) => now.readsPast)
  if (!readsPast) return null
  return (
    <button
      type="button"
      aria-pressed={isOpen}
      title={t('hint')}
      className="tap flex h-8 flex-none items-center gap-2 rounded-md px-2 font-medium text-ink-2 hover:bg-column aria-pressed:bg-column aria-pressed:text-ink max-sm:hidden"
      onPointerEnter={() => fetchAhead(loadHistory)}
      onFocus={() => fetchAhead(loadHistory)}
      onClick={() => toggleHistory(context)}
    >
      <History className="size-4" strokeWidth={1.75} aria-hidden />
      <span className="max-lg:sr-only">{t('button')}</span>
    </button>
  )
}
