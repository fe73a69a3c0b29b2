'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { FlowAnswer } from '../../domain/flow/answer.ts'
import { Numbers } from './numbers.tsx'
import { useUnits } from './use-units.ts'

/** How long cards stay in each list. */
export function TimeInLists({ flow: { lists } }: { flow: FlowAnswer }) {
  const t = useTranslations('flow')
  const { duration } = useUnits()
  const id = useId()
  return (
    <section aria-labelledby={id} className="border-t border-line py-4">
      <h3 id={id} className="font-semibold tracking-[-.01em]">
        {t('lists')}
      </h3>
      <p className="mt-0.5 mb-2 max-w-[64ch] text-ink-2">{t('listsHint')}</p>
      {/* Where it is too wide for a phone, keys can scroll it too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div tabIndex={0} role="group" aria-label={t('lists')} className="-mx-2 overflow-x-auto rounded-md">
        <Numbers
          caption={t('lists')}
          columns={[t('list'), t('cardsNow'), t('wentOn'), t('medianStay'), t('p85Stay'), t('longest')]}
          rows={lists.map(({ list, title, cards, longestMs, stays }) => ({
            key: list,
            cells: [title, cards, stays.cards, duration(stays.medianMs), duration(stays.p85Ms), duration(longestMs)],
          }))}
        />
      </div>
    </section>
  )
}
