'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { Shown } from './home-store.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** What was last done on a board, and when; of what is long ago only when. */
export function LastChange({ board, now }: { board: Shown; now: Date }) {
  const t = useTranslations('home')
  const format = useFormatter()
  const at = new Date(board.at)
  const ago = now.getTime() - at.getTime()
  const when = ago < minuteMs ? t('justNow') : format.relativeTime(at, now)
  const { actor, type } = board.last
  const did = t.has(`did.${type}`) ? t(`did.${type}`, { name: actor.name }) : t('did.other', { name: actor.name })
  return (
    <>
      {ago < dayMs && <>{did} </>}
      <time dateTime={board.at}>{when}</time>
    </>
  )
}
