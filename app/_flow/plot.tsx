'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { niceSteps, type Scale, scaleFrom, thinned } from './scale.ts'

export type Tick = { readonly at: number; readonly label: string }
/** Where things are drawn: values to places, and the edges of the bed. */
export type Bed = {
  readonly x: Scale
  readonly y: Scale
  readonly left: number
  readonly right: number
  readonly floor: number
}

type Props = {
  x: { readonly from: number; readonly to: number; readonly ticks: readonly Tick[] }
  /** The greatest value; the axis goes up from nothing. */
  yMax: number
  /** What the axis has beside its lines. */
  label: (value: number) => string
  children: (bed: Bed) => ReactNode
}

const heightPx = 200
const [topPx, rightPx, bottomPx, leftPx] = [8, 8, 22, 34]
const tickPx = 72

/**
 * Two axes and what is drawn between them, in the colours of the page. It is for the eyes alone: who cannot see it has the
 * same numbers in the table beside it.
 */
export function Plot({ x, yMax, label, children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place)
  const steps = niceSteps(yMax, 4)
  const right = Math.max(leftPx + 1, width - rightPx)
  const floor = heightPx - bottomPx
  const bed: Bed = {
    x: scaleFrom(x.from, x.to, leftPx, right),
    y: scaleFrom(0, steps.at(-1) ?? 1, floor, topPx),
    left: leftPx,
    right,
    floor,
  }
  return (
    <div ref={place} aria-hidden style={{ height: heightPx }}>
      {width > 0 && (
        <svg width={width} height={heightPx} className="block overflow-visible text-[11px]">
          {steps.map((step) => (
            <g key={step}>
              <line x1={leftPx} x2={right} y1={bed.y(step)} y2={bed.y(step)} className="stroke-line" />
              <text x={leftPx - 6} y={bed.y(step) + 4} textAnchor="end" className="fill-ink-3 tabular-nums">
                {label(step)}
              </text>
            </g>
          ))}
          {children(bed)}
          {thinned(x.ticks, (right - leftPx) / tickPx).map((tick) => (
            <text
              key={tick.at}
              x={Math.max(leftPx + 12, Math.min(bed.x(tick.at), right - 14))}
              y={heightPx - 6}
              textAnchor="middle"
              className="fill-ink-3"
            >
              {tick.label}
            </text>
          ))}
        </svg>
      )}
    </div>
  )
}

/** How wide the place is; 0 until it is known. */
function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const resize = new ResizeObserver(() => setWidth(element.clientWidth))
    resize.observe(element)
    return () => resize.disconnect()
  }, [place])
  return width
}
