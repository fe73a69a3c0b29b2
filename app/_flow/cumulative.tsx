'use client'

import { useTranslations } from 'next-intl'
import type { FlowAnswer } from '../../domain/flow/answer.ts'
import { Figure } from './figure.tsx'
import { Numbers } from './numbers.tsx'
import { type Bed, Plot } from './plot.tsx'
import { useUnits } from './use-units.ts'

/** How many cards were in each list, day by day, one list upon the other: what is done lies at the bottom. */
export function Cumulative({ flow: { days, lists } }: { flow: FlowAnswer }) {
  const t = useTranslations('flow')
  const { day: dayWords } = useUnits()
  const hasOthers = days.some(({ others }) => others > 0)
  const names = [...(hasOthers ? [t('others')] : []), ...lists.map(({ title }) => title)]
  const counts = days.map(({ cards, others }) => (hasOthers ? [others, ...cards] : cards))
  const yMax = Math.max(0, ...counts.map((row) => row.reduce((sum, count) => sum + count, 0)))
  const ticks = days.map(({ day }, at) => ({ at, label: dayWords(day) }))
  return (
    <Figure
      title={t('cumulative')}
      hint={days.length > 1 ? t('cumulativeHint') : t('oneDay')}
      table={
        <Numbers
          caption={t('cumulative')}
          columns={[t('day'), ...names]}
          rows={days
            .map(({ day }, index) => ({ key: day, cells: [dayWords(day), ...(counts[index] ?? [])] }))
            .toReversed()}
        />
      }
    >
      {days.length > 1 && (
        <>
          <Plot x={{ from: 0, to: days.length - 1, ticks }} yMax={yMax} label={String}>
            {(bed) =>
              names.map((name, place) => (
                <path
                  key={`${place} ${name}`}
                  d={bandOf(bed, counts, place)}
                  style={{ fill: shadeOf(place, names.length) }}
                  className="stroke-raised"
                  strokeWidth={1}
                />
              ))
            }
          </Plot>
          <ul aria-hidden className="mt-2 flex flex-wrap gap-x-4 gap-y-1 pl-[34px] text-xs text-ink-2">
            {names.map((name, place) => (
              <li key={`${place} ${name}`} className="flex min-w-0 items-center gap-1.5">
                <i className="size-2.5 flex-none rounded-[3px]" style={{ background: shadeOf(place, names.length) }} />
                <span dir="auto" className="truncate">
                  {name}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Figure>
  )
}

/** What stands in the first list lies on top. */
function bandOf({ x, y }: Bed, counts: readonly (readonly number[])[], place: number): string {
  const sumFrom = (row: readonly number[], from: number) => row.slice(from).reduce((sum, count) => sum + count, 0)
  const top = counts.map((row, index) => `${x(index)},${y(sumFrom(row, place))}`)
  const bottom = counts.map((row, index) => `${x(index)},${y(sumFrom(row, place + 1))}`).toReversed()
  return `M${[...top, ...bottom].join('L')}Z`
}

/** Ink and paper, the darker the nearer to the end: hues are people’s. */
function shadeOf(place: number, places: number): string {
  const share = places > 1 ? place / (places - 1) : 1
  return `color-mix(in oklab, var(--ink) ${Math.round(12 + share * 58)}%, var(--raised))`
}
