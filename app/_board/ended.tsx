'use client'

import { useTranslations } from 'next-intl'
import { Unsent } from './unsent.tsx'
import { useBoard, useBoardContext } from './use-board.ts'

/** The board is not followed any more: says why, and what can be done. */
export function Ended({ hasNoEntry }: { hasNoEntry: boolean }) {
  const t = useTranslations('ended')
  const { store } = useBoardContext()
  const state = useBoard((now) => now.state)
  const lost = useBoard((now) => now.lost)
  const why = hasNoEntry ? 'no-entry' : (state?.ended ?? (state?.readOnly === 'reload' ? 'reload' : null))
  if (!why) return null
  if (why === 'gone' && lost.length > 0)
    return (
      <Unsent commands={lost} onDiscard={store.discardLost}>
        {t('gone-unsent', { count: lost.length })}
      </Unsent>
    )
  return (
    <div
      role="alert"
      // Where the board is gone this is all of the page.
      className={`z-40 flex animate-appear items-center gap-4 rounded-lg border border-line bg-raised py-3 pr-3 pl-4 shadow-lift ${why === 'gone' ? '' : 'absolute bottom-4 left-1/2 max-w-[calc(100%-2rem)] -translate-x-1/2'}`}
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
