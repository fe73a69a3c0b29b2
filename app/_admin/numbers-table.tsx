'use client'

import { useTranslations } from 'next-intl'
import type { Sample } from '../../server/runtime.ts'
import { charts } from './measures.ts'
import { useNumber } from './use-number.ts'

/** What the charts show, as numbers: in the last second, and the most of the last minutes. */
export function NumbersTable({ samples }: { samples: readonly Sample[] }) {
  const t = useTranslations('admin')
  const number = useNumber()
  const last = samples.at(-1)
  if (!last) return null
  return (
    <table className="w-full">
      <caption className="mb-2 text-left font-semibold">{t('numbers')}</caption>
      <thead className="text-ink-2">
        <tr>
          <th scope="col" className="py-1 text-left font-normal">
            {t('measure')}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {t('now')}
          </th>
          <th scope="col" className="py-1 pl-4 text-right font-normal whitespace-nowrap">
            {t('most')}
          </th>
        </tr>
      </thead>
      <tbody>
        {charts.flatMap(({ measures }) =>
          measures.map((measure) => (
            <tr key={measure} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal">
                {t(`rows.${measure}`)}
              </th>
              <td className="py-1 text-right font-mono tabular-nums">{number(last[measure])}</td>
              <td className="py-1 pl-4 text-right font-mono text-ink-2 tabular-nums">
                {number(Math.max(...samples.map((sample) => sample[measure])))}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}
