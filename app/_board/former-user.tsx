'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { clearAway, type Former, findFormer } from '../_client/former.ts'
import { Unsent } from './unsent.tsx'
import { useBoard } from './use-board.ts'

/** Somebody else used this browser before me, and not all that they did was sent. */
export function FormerUser() {
  const t = useTranslations('unsent')
  const me = useBoard((store) => store.me)
  const isFollowed = useBoard((store) => store.state !== null)
  const [former, setFormer] = useState<Former | null>(null)
  useEffect(() => {
    if (!me || !isFollowed) return
    let isWanted = true
    void findFormer(me).then((found) => isWanted && setFormer(found))
    return () => {
      isWanted = false
    }
  }, [me, isFollowed])
  if (!former || !me) return null
  const discard = async () => {
    await clearAway(former.me.id)
    setFormer(await findFormer(me))
  }
  return (
    <Unsent commands={former.commands} onDiscard={() => void discard()}>
      {t('former', { count: former.commands.length, name: former.me.name })}
    </Unsent>
  )
}
