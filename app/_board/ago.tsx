'use client'

import { useFormatter, useNow, useTranslations } from 'next-intl'
import { localZone } from './local-time.ts'

const minuteMs = 60_000

/** How long ago something was; the time itself on asking. */
export function Ago({ at }: { at: string }) {
  const t = useTranslations('ago')
  const format = useFormatter()
  const now = useNow({ updateInterval: minuteMs })
  const date = new Date(at)
  const minutes = Math.floor((now.getTime() - date.getTime()) / minuteMs)
  const words = () => {
    if (minutes < 1) return t('now')
    if (minutes < 60) return t('minutes', { count: minutes })
    if (minutes < 24 * 60) return t('hours', { count: Math.floor(minutes / 60) })
    if (minutes < 7 * 24 * 60) return t('days', { count: Math.floor(minutes / 60 / 24) })
    return format.dateTime(date, { day: 'numeric', month: 'short', year: 'numeric', timeZone: localZone() })
  }
  return (
    <time
      dateTime={at}
      title={format.dateTime(date, { dateStyle: 'full', timeStyle: 'short', timeZone: localZone() })}
      className="text-xs whitespace-nowrap text-ink-3"
    >
      {words()}
    </time>
  )
}
