'use client'

import { X } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { Away } from '../../domain/away.ts'
import { awayParts } from './away-parts.ts'
import { boardPath } from './paths.ts'
import { useBoardContext } from './use-board.ts'

/** What others did while I was away, in one line. */
export function AwayLine({ away, onSkip }: { away: Away; onSkip: () => void }) {
  const t = useTranslations('away')
  const format = useFormatter()
  const { store, announce } = useBoardContext()
  const changes = t(away.isMore ? 'moreThan' : 'changes', { count: away.changes })
  const parts = awayParts(away).map(({ key, count }) => t(`parts.${key}`, { count }))
  const sentence = away.isMore ? changes : t('sum', { changes, parts: format.list(parts, { type: 'unit' }) })
  useEffect(() => announce(sentence), [sentence, announce])
  return (
    <section
      aria-label={t('label')}
      className="absolute bottom-3 left-1/2 z-10 flex w-max max-w-[calc(100%-24px)] -translate-x-1/2 animate-appear items-center gap-1 rounded-lg border border-line bg-raised py-1 pr-1.5 pl-3.5 shadow-lift"
    >
      <p className="min-w-0 py-1 pr-2 text-ink-2">{sentence}</p>
      <a
        href={`${boardPath(store.view.id)}?at=${away.from}&play`}
        className="tap flex-none rounded-md px-2 py-1 font-semibold text-accent hover:bg-column"
      >
        {t('play')}
      </a>
      <button
        type="button"
        aria-label={t('skip')}
        title={t('skip')}
        className="tap grid size-7 flex-none place-items-center rounded-md text-ink-3 hover:bg-column hover:text-ink"
        onClick={onSkip}
      >
        <X className="size-4" strokeWidth={1.75} aria-hidden />
      </button>
    </section>
  )
}
