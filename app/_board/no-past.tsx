'use client'

import { useTranslations } from 'next-intl'

/** Says to who came by a share link that the past of the board is not theirs. */
export function NoPast({ onClose }: { onClose: () => void }) {
  const t = useTranslations('board')
  return (
    <div
      role="alert"
      className="absolute bottom-4 left-1/2 z-40 flex w-max max-w-[calc(100%-2rem)] -translate-x-1/2 animate-appear items-center gap-4 rounded-lg border border-line bg-raised py-3 pr-3 pl-4 shadow-lift"
    >
      <p className="max-w-96">{t('pastIsNotYours')}</p>
      <button
        type="button"
        className="tap h-8 flex-none rounded-md border border-edge px-3 font-medium"
        onClick={onClose}
      >
        {t('toTheBoard')}
      </button>
    </div>
  )
}
