'use client'

import { useTranslations } from 'next-intl'
import type { UserId } from '../../domain/id.ts'
import { useBoardContext } from '../_board/use-board.ts'
import { usePerson } from '../_board/use-people.ts'
import { Avatar } from '../avatar.tsx'
import { quietLook } from './looks.ts'

/** Someone who was put out: an owner can let them back in. */
export function RemovedRow({ userId }: { userId: UserId }) {
  const t = useTranslations('sharing')
  const { now } = useBoardContext()
  const { name, color } = usePerson(userId)
  return (
    <li className="flex min-h-9 items-center gap-2.5 py-0.5 text-ink-3 pointer-coarse:min-h-11">
      <span aria-hidden>
        <Avatar name={name} color={color} isIdle />
      </span>
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {name} · {t('wasRemoved')}
      </span>
      <button
        type="button"
        aria-label={t('letBackName', { name })}
        className={quietLook}
        onClick={() => now.propose({ type: 'SetMemberRole', userId, role: 'viewer' })}
      >
        {t('letBack')}
      </button>
    </li>
  )
}
