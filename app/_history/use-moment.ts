'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { dayLook, endOfDay } from '../_board/due-look.ts'
import { useMinute } from '../_board/use-minute.ts'

/** A moment in words, by the clock of whoever looks: “Thursday 19 November, 16:42”, or “Thu 19 Nov, 16:42”. */
export function useMoment(form: 'long' | 'short' = 'long'): (at: string) => string {
  const t = useTranslations('history')
  const now = useMinute()
  return useCallback(
    (at) => {
      const { weekday, day, month, year, time } = dayLook(at, now, form)
      const values = { weekday, day, month, year: year ?? '', time: time ?? endOfDay }
      return t(year === null ? 'moment' : 'momentOfYear', values)
    },
    [t, now, form],
  )
}
