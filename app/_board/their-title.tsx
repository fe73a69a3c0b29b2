'use client'

import { useTranslations } from 'next-intl'
import type { TitleEdit } from './use-title.ts'

type Props = { edit: TitleEdit; onEnd: () => void; className?: string }

/** What others have made of the title that I write, beside mine: I choose. */
export function TheirTitle({ edit, onEnd, className = '' }: Props) {
  const t = useTranslations('theirs')
  if (edit.theirs === null) return null
  const button = 'tap h-7 rounded-md border border-edge bg-raised px-2.5 text-xs font-medium'
  return (
    <div
      role="alert"
      data-no-drag
      className={`rounded-md bg-column p-2.5 text-xs leading-4 font-normal tracking-normal text-ink-2 ${className}`}
    >
      {t('renamed')}
      <p dir="auto" className="mt-1 text-sm leading-5 font-medium [overflow-wrap:anywhere] text-ink">
        {edit.theirs}
      </p>
      <p className="mt-2 flex gap-2">
        <button
          type="button"
          className={button}
          onClick={() => {
            edit.keepMine()
            onEnd()
          }}
        >
          {t('keepMine')}
        </button>
        <button
          type="button"
          className={button}
          onClick={() => {
            edit.giveUp()
            onEnd()
          }}
        >
          {t('takeTheirs')}
        </button>
      </p>
    </div>
  )
}
