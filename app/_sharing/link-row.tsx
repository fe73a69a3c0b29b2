'use client'

import { useFormatter, useNow, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { ShareLink } from '../../domain/sharing.ts'
import { useBoardContext } from '../_board/use-board.ts'
import { Confirm } from '../confirm.tsx'
import { quietLook } from './looks.ts'

/** A share link: what it gives, what is left of it, and its end. */
export function LinkRow({ link }: { link: ShareLink }) {
  const t = useTranslations('sharing.links')
  const roles = useTranslations('sharing.roles')
  const format = useFormatter()
  const at = useNow({ updateInterval: 30_000 })
  const { now } = useBoardContext()
  const [isAsking, setIsAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { id, name, role, expiresAt, usesMax, uses, hasPassword } = link

  const ends = () => {
    if (expiresAt === null) return t('neverEnds')
    return expiresAt <= at.getTime() ? t('ended') : t('ends', { when: format.relativeTime(expiresAt, at) })
  }
  const facts = [
    roles(role),
    ends(),
    usesMax === null ? t('uses', { uses }) : t('usesOf', { uses, usesMax }),
    ...(hasPassword ? [t('hasPassword')] : []),
  ]
  return (
    <li className="flex min-h-9 items-center gap-2.5 py-0.5 pointer-coarse:min-h-11">
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate">
          {name}
        </span>
        <span className="block text-xs text-ink-3">{facts.join(' · ')}</span>
      </span>
      <button
        ref={button}
        type="button"
        aria-label={t('revokeName', { name })}
        className={quietLook}
        onClick={() => setIsAsking(true)}
      >
        {t('revoke')}
      </button>
      <Confirm
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        anchor={button}
        title={t('revokeSure', { name })}
        hint={t('revokeHint')}
        yes={t('revoke')}
        no={t('keep')}
        onYes={() => now.propose({ type: 'RevokeLink', linkId: id })}
      />
    </li>
  )
}
