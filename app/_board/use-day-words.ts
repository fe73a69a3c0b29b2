import { useTranslations } from 'next-intl'
import type { DayLook } from './due-look.ts'

/** A day in words: as briefly as a card's face has it, or with its time. */
export function useDayWords(): { brief: (look: DayLook) => string; full: (look: DayLook) => string } {
  const t = useTranslations('due')
  const date = ({ weekday, day, month, year }: DayLook) =>
    year === null ? t('day', { weekday, day, month }) : t('dayOfYear', { weekday, day, month, year })
  return {
    brief: (look) => (look.near ? t(look.near) : date(look)),
    full: (look) => (look.time === null ? date(look) : t('atTime', { day: date(look), time: look.time })),
  }
}
