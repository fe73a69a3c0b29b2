'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Present } from '../../domain/presence.ts'
import { Avatar } from '../avatar.tsx'
import { useBoard, useLive } from './use-board.ts'

const facesMax = 5

/** Who else is on the board. */
export function Peers() {
  const t = useTranslations('board')
  const me = useBoard((store) => store.me?.id)
  const users = useLive((live) => live?.users)
  const others = useMemo(() => Object.entries<Present>(users ?? {}).filter(([id]) => id !== me), [users, me])
  if (others.length === 0) return null
  return (
    <ul aria-label={t('here')} className="flex pl-1.5 max-sm:[&>li:nth-child(n+4)]:hidden">
      {others.slice(0, facesMax).map(([id, { name, color, sessions }]) => (
        <li key={id} className="-ml-1.5 animate-appear rounded-full ring-2 ring-paper">
          <Avatar name={name} color={color} isIdle={sessions.every(({ idle }) => idle)} />
        </li>
      ))}
      {others.length > facesMax && (
        <li className="-ml-1.5 grid size-[26px] place-items-center rounded-full bg-column text-[11px] font-semibold text-ink-2 ring-2 ring-paper">
          {t('more', { count: others.length - facesMax })}
        </li>
      )}
    </ul>
  )
}
