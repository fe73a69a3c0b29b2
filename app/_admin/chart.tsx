'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { Sample } from '../../server/runtime.ts'
import type { Measure } from './measures.ts'
import { useNumber } from './use-number.ts'

type Props = { title: string; measures: readonly Measure[]; samples: readonly Sample[] }

const heightPx = 112
const windowSeconds = 300
/** The first line is drawn full, the second dashed: neither is told by its colour alone. */
const dashes = [[], [3, 3]]
const colors = ['var(--ink)', 'var(--ink-3)']
const shade = 'color-mix(in oklab, var(--ink) 7%, transparent)'

/** The last five minutes of one or two measures. Who cannot see it has the same numbers in the table. */
export function Chart({ title, measures, samples }: Props) {
  const t = useTranslations('admin.measures')
  const number = useNumber()
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<UPlot>(null)
  const last = samples.at(-1)

  useEffect(() => {
    const parent = place.current
    if (!parent) return
    const made = new UPlot(optionsFor(parent, measures.length), undefined, parent)
    plot.current = made
    const resize = new ResizeObserver(() => made.setSize({ width: parent.clientWidth, height: heightPx }))
    resize.observe(parent)
    return () => {
      resize.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [measures])
  useEffect(() => {
    const lines = measures.map((measure) => samples.map((sample) => sample[measure]))
    plot.current?.setData([samples.map(({ at }) => at / 1_000), ...lines])
  }, [measures, samples])

  return (
    <figure className="rounded-lg bg-card px-3 pt-2.5 pb-1 shadow-card">
      <figcaption className="mb-1.5 flex h-5 items-baseline gap-3">
        <span className="flex-1 truncate font-medium">{title}</span>
        {measures.map((measure, index) => (
          <span key={measure} aria-hidden className="flex items-baseline gap-1.5 text-ink-2">
            {measures.length > 1 && (
              <>
                <i
                  className={`w-3 self-center border-t-[1.5px] ${index === 0 ? 'border-ink' : 'border-dashed border-ink-3'}`}
                />
                <span className="text-[12px]">{t(measure)}</span>
              </>
            )}
            <b className="font-mono font-medium text-ink tabular-nums">{last ? number(last[measure]) : '–'}</b>
          </span>
        ))}
      </figcaption>
      <div ref={place} aria-hidden style={{ height: heightPx }} />
    </figure>
  )
}

function optionsFor(parent: HTMLElement, lines: number): UPlot.Options {
  const { fontFamily } = getComputedStyle(parent)
  // A canvas knows no tokens, and they are other colours when the theme changes: asked at each drawing.
  const color = (css: string) => (u: UPlot) => {
    u.root.style.color = css
    return getComputedStyle(u.root).color
  }
  const axis = { stroke: color('var(--ink-3)'), font: `11px ${fontFamily}`, ticks: { show: false } }
  return {
    width: parent.clientWidth,
    height: heightPx,
    padding: [6, 4, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { range: (_, __, max) => [max - windowSeconds, max] },
      y: { range: (_, __, max) => [0, Math.max(1, (max ?? 0) * 1.15)] },
    },
    axes: [
      {
        ...axis,
        size: 22,
        space: 70,
        incrs: [60, 120],
        grid: { show: false },
        values: (_, splits) => splits.map(clock),
      },
      { ...axis, size: 40, space: 26, grid: { stroke: color('var(--line)'), width: 1 } },
    ],
    series: [
      {},
      ...Array.from({ length: lines }, (_, index) => ({
        stroke: color(colors[index] ?? ''),
        width: 1.5,
        dash: dashes[index] ?? [],
        points: { show: false },
        ...(index === 0 ? { fill: color(shade) } : {}),
      })),
    ],
  }
}

const clock = (seconds: number): string =>
  new Date(seconds * 1_000).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', hour12: false })
