'use client'

import { Hourglass } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { Ageing } from '../../domain/flow/ageing.ts'

const dayMs = 24 * 60 * 60_000

/** The mark of a card that ages; by it the card's face is tinted. */
export function AgeMark({ aged: { ms, isOld } }: { aged: Ageing }) {
  const t = useTranslations('ageing')
  const format = useFormatter()
  const days = Math.floor(ms / dayMs)
  const words = t(isOld ? 'old' : 'ageing', { days })
  return (
    <span className="inline-flex items-center gap-1 tabular-nums" title={words} data-aged={isOld ? 'old' : ''}>
      <Hourglass className="size-3.5" strokeWidth={1.75} aria-hidden />
      <span className="sr-only">{words}</span>
      <span aria-hidden>{format.number(days, { style: 'unit', unit: 'day', unitDisplay: 'narrow' })}</span>
    </span>
  )
}
