'use client'

import { useTranslations } from 'next-intl'
import { useBoard, useBoardContext } from './use-board.ts'

/** Says that the board is archived, with the way back for its owner. */
export function ArchivedBar() {
  const t = useTranslations('boardMenu')
  const { store } = useBoardContext()
  const mayShare = useBoard((now) => now.mayShare)
  return (
    <div className="absolute bottom-4 left-1/2 z-30 flex max-w-[calc(100%-2rem)] -translate-x-1/2 items-center gap-4 rounded-lg border border-line bg-raised py-2 pr-2 pl-4 shadow-lift">
      <p>{t('isArchived')}</p>
      {mayShare && (
        <button
          type="button"
          className="tap h-8 flex-none rounded-md border border-edge px-3 font-medium"
          onClick={() => store.propose({ type: 'RestoreBoard' })}
        >
          {t('restore')}
        </button>
      )}
    </div>
  )
}
