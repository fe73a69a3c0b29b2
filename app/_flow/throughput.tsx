'use client'

import { useTranslations } from 'next-intl'
import type { FlowAnswer } from '../../domain/flow/answer.ts'
import { Figure } from './figure.tsx'
import { Numbers } from './numbers.tsx'
import { Plot } from './plot.tsx'
import { useUnits } from './use-units.ts'

const barPxMax = 36
/** With more bars than these, their numbers would run into each other. */
const namedBarsMax = 16

/** How many cards were done in each week. */
export function Throughput({ flow: { weeks } }: { flow: FlowAnswer }) {
  const t = useTranslations('flow')
  const { day: dayWords } = useUnits()
  const whole = weeks.slice(0, -1)
  const sum = weeks.reduce((all, { done }) => all + done, 0)
  const mean = whole.reduce((all, { done }) => all + done, 0) / Math.max(1, whole.length)
  const ticks = weeks.map(({ week }, at) => ({ at, label: dayWords(week) }))
  const hint = whole.length > 0 ? t('throughputHint', { sum, mean }) : t('throughputFirst', { sum })
  return (
    <Figure
      title={t('throughput')}
      hint={hint}
      table={
        <Numbers
          caption={t('throughput')}
          columns={[t('week'), t('done')]}
          rows={weeks.map(({ week, done }) => ({ key: week, cells: [dayWords(week), done] })).toReversed()}
        />
      }
    >
      {sum > 0 && (
        <Plot
          x={{ from: -0.5, to: weeks.length - 0.5, ticks }}
          yMax={Math.max(...weeks.map(({ done }) => done))}
          label={String}
        >
          {({ x, y, floor }) => {
            const width = Math.min(barPxMax, (x(1) - x(0)) * 0.7)
            return weeks.map(({ week, done }, index) => (
              <g key={week}>
                <rect
                  x={x(index) - width / 2}
                  y={y(done)}
                  width={width}
                  height={floor - y(done)}
                  rx={3}
                  // This week is not over.
                  className={index === weeks.length - 1 ? 'fill-line-strong' : 'fill-ink-3'}
                />
                {weeks.length <= namedBarsMax && done > 0 && (
                  <text x={x(index)} y={y(done) - 4} textAnchor="middle" className="fill-ink-2 tabular-nums">
                    {done}
                  </text>
                )}
              </g>
            ))
          }}
        </Plot>
      )}
    </Figure>
  )
}
