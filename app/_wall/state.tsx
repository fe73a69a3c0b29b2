'use client'

import { useFormatter, useNow, useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { localZone } from '../_board/local-time.ts'
import { useLasting } from '../_board/use-lasting.ts'
import type { BoardStore } from '../_client/board-store.ts'

/** A hiccup is not told of. */
const settleMs = 2_000

/** Whether the wall shows what is so now, and when the board was changed last. */
export function State({ store, changedAt }: { store: BoardStore; changedAt: string | null }) {
  const t = useTranslations('wall')
  const format = useFormatter()
  const now = useNow({ updateInterval: 10_000 })
  const kind = useSyncExternalStore(
    store.subscribe,
    () => kindOf(store),
    () => 'opening' as const,
  )
  const shown = useLasting(kind, kind === 'live' ? 0 : settleMs)
  const lostAt = useLostAt(store)
  const clock = (at: Date) => format.dateTime(at, { hour: '2-digit', minute: '2-digit', timeZone: localZone() })
  const words = () => {
    if (shown === 'opening') return t('opening')
    if (shown === 'offline') return t('offline', { when: lostAt === null ? '' : clock(lostAt) })
    if (changedAt === null) return t('live')
    const ago = format.relativeTime(new Date(changedAt), now)
    const isNew = now.getTime() - Date.parse(changedAt) < 60_000
    return t('lastChange', { when: `${clock(new Date(changedAt))}, ${isNew ? t('now') : ago}` })
  }
  const dot = { live: 'bg-good', opening: 'bg-ink-3', offline: 'bg-on-peer' }[shown]
  return (
    <p
      role="status"
      data-state={shown}
      className="wall-state flex flex-none items-center gap-[.5em] rounded-full tabular-nums"
    >
      <i aria-hidden className={`size-[.6em] flex-none rounded-full ${dot}`} />
      {words()}
    </p>
  )
}

function kindOf({ state }: BoardStore): 'live' | 'opening' | 'offline' {
  if (!state) return 'opening'
  const isHeard = state.status === 'live' || state.status === 'polling'
  if (isHeard && state.behind === 0 && state.readOnly !== 'reload') return 'live'
  return state.wasLive ? 'offline' : 'opening'
}

/** When the wall was live last; null where it has been ever since. */
function useLostAt(store: BoardStore): Date | null {
  const [at, setAt] = useState<Date | null>(null)
  useEffect(() => {
    let wasLive = false
    return store.subscribe(() => {
      const isLive = kindOf(store) === 'live'
      if (wasLive && !isLive) setAt(new Date())
      wasLive = isLive
    })
  }, [store])
  return at
}
