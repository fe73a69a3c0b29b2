'use client'

import { memo } from 'react'
import type { Timeline } from '../../domain/wire.ts'

const tall = 40

/** How much was done when: a bar for so many pieces of time together. */
export const Bars = memo(function Bars({ timeline, together }: { timeline: Timeline; together: number }) {
  const counts: number[] = []
  for (const [index, { entries }] of timeline.buckets.entries()) {
    const bar = Math.floor(index / together)
    counts[bar] = (counts[bar] ?? 0) + entries
  }
  const most = Math.max(1, ...counts)
  const path = counts.map((count, index) => {
    // The root lets the quiet hours be seen beside the busy ones.
    const height = count === 0 ? 1.5 : 4 + (tall - 6) * Math.sqrt(count / most)
    return `M${index * 10 + 1.5} ${tall}V${(tall - height).toFixed(1)}h7V${tall}z`
  })
  return (
    <svg viewBox={`0 0 ${counts.length * 10} ${tall}`} preserveAspectRatio="none" className="block size-full">
      <path d={path.join('')} fill="currentColor" />
    </svg>
  )
})
