'use client'

import { useTranslations } from 'next-intl'
import type { FlowAnswer } from '../../domain/flow/answer.ts'
import { useNow } from '../_board/use-board.ts'
import { Figure } from './figure.tsx'
import { Numbers } from './numbers.tsx'
import { Plot } from './plot.tsx'
import { useUnits } from './use-units.ts'

const dayMs = 24 * 60 * 60_000

/** When each card was done, and how long it took. */
export function CycleTimes({ flow: { finished, took, straight, weeks, at } }: { flow: FlowAnswer }) {
  const t = useTranslations('flow')
  const c = useTranslations('card')
  const prefix = useNow(({ view }) => view.prefix)
  const { duration, day: dayWords, dayOf } = useUnits()
  const begun = finished.flatMap(({ tookMs, ...one }) => (tookMs === null ? [] : [{ ...one, tookMs }]))
  const [median, p85] = [duration(took.medianMs), duration(took.p85Ms)]
  const hint = took.cards > 0 ? t('cycleHint', { cards: took.cards, median, p85 }) : t('cycleNone')
  const from = Date.parse(`${weeks[0]?.week ?? at.slice(0, 10)}T00:00Z`)
  const ticks = weeks.map(({ week }) => ({ at: Date.parse(`${week}T00:00Z`), label: dayWords(week) }))
  const nameOf = (number: number, title: string | null) => `${c('number', { prefix, number })} ${title ?? t('gone')}`
  return (
    <Figure
      title={t('cycle')}
      hint={straight > 0 ? `${hint} ${t('straight', { straight })}` : hint}
      table={
        <Numbers
          caption={t('cycle')}
          columns={[t('card'), t('doneOn'), t('took')]}
          rows={finished.map(({ card, number, title, doneAt, tookMs }) => ({
            key: card,
            cells: [nameOf(number, title), dayOf(doneAt), duration(tookMs)],
          }))}
        />
      }
    >
      {begun.length > 0 && (
        <Plot
          x={{ from, to: Date.parse(at), ticks }}
          yMax={Math.max(...begun.map(({ tookMs }) => tookMs)) / dayMs}
          label={String}
        >
          {({ x, y, left, right }) => (
            <>
              {begun.map(({ card, number, title, doneAt, tookMs }) => (
                <circle
                  key={card}
                  cx={x(Date.parse(doneAt))}
                  cy={y(tookMs / dayMs)}
                  r={3.5}
                  className="fill-ink-3"
                  fillOpacity={0.6}
                >
                  <title>{`${nameOf(number, title)}: ${duration(tookMs)}`}</title>
                </circle>
              ))}
              {[took.medianMs, took.p85Ms].map((ms, index) => (
                <line
                  key={index === 0 ? 'median' : 'p85'}
                  x1={left}
                  x2={right}
                  y1={y((ms ?? 0) / dayMs)}
                  y2={y((ms ?? 0) / dayMs)}
                  className="stroke-ink"
                  strokeWidth={1.25}
                  strokeDasharray={index === 0 ? undefined : '4 4'}
                />
              ))}
            </>
          )}
        </Plot>
      )}
      {begun.length > 0 && (
        <p aria-hidden className="mt-1 flex flex-wrap gap-x-4 pl-[34px] text-xs text-ink-2">
          <span>{t('inDays')}</span>
          <span className="flex items-center gap-1.5">
            <i className="w-4 border-t-[1.5px] border-ink" />
            {t('median')}
          </span>
          <span className="flex items-center gap-1.5">
            <i className="w-4 border-t-[1.5px] border-dashed border-ink" />
            {t('p85')}
          </span>
        </p>
      )}
    </Figure>
  )
}
