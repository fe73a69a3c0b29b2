'use client'

import { useTranslations } from 'next-intl'
import { useBoard } from './use-board.ts'

/** The board is not followed any more: says why, and what can be done. */
export function Ended({ hasNoEntry }: { hasNoEntry: boolean }) {
  const t = useTranslations('ended')
  const state = useBoard((store) => store.state)
  const why = hasNoEntry ? 'no-entry' : (state?.ended ?? (state?.readOnly === 'reload' ? 'reload' : null))
  if (!why) return null
  return (
    <div
      role="alert"
      className="absolute bottom-4 left-1/2 z-40 flex max-w-[calc(100%-2rem)] -translate-x-1/2 animate-appear items-center gap-4 rounded-lg border border-line bg-raised py-3 pr-3 pl-4 shadow-lift"
    >
      <p>{t(why)}</p>
      <button
        type="button"
        className="tap h-8 flex-none rounded-md border border-edge px-3 font-medium"
        onClick={() => (why === 'gone' ? window.location.assign('/') : window.location.reload())}
      >
        {why === 'gone' ? t('home') : t('reload-now')}
      </button>
    </div>
  )
}
