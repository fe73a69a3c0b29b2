'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { Gather, LiveClient } from '../_client/live-client.ts'
import { bedElement } from './geometry.ts'
import { cardInPath } from './paths.ts'
import { useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'

const noticeMs = 12_000

/**
 * Brings me to where someone gathers everyone, once, with a way back. Who has a hand full, or writes, is asked first: what
 * others do does not move the text that I am in.
 */
export function useGathering(live: LiveClient | null): void {
  const t = useTranslations('follow')
  const { followed, glide, show, hold, columns } = useBoardContext()
  const notify = useNotify()
  useEffect(() => {
    if (!live) return
    const isBusy = () => hold.value !== null || document.activeElement?.matches('input, textarea') === true

    const go = ({ sight, open }: Gather): (() => void) => {
      const [card, left] = [cardInPath(location.pathname), bedElement()?.scrollLeft ?? 0]
      const top = sight.column && columns.get(sight.column)?.scroller.scrollTop
      followed.set(null)
      show(open)
      glide.stop()
      glide.to(sight)
      return () => {
        glide.stop()
        show(card)
        bedElement()?.scrollTo({ left })
        if (sight.column) columns.get(sight.column)?.scroller.scrollTo({ top: top ?? 0 })
      }
    }
    return live.onGather((gather) => {
      const { user } = gather
      if (followed.value?.id === user) return
      const name = live.users[user]?.name ?? ''
      const options = { id: 'gather', forMs: noticeMs }
      if (isBusy()) {
        const act = () => void go(gather)
        return notify(t('called', { name }), { ...options, action: { label: t('goThere'), act } })
      }
      const act = go(gather)
      notify(t('gathered', { name }), { ...options, action: { label: t('goBack'), act } })
    })
  }, [live, followed, glide, show, hold, columns, notify, t])
}
