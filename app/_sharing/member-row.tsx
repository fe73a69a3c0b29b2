'use client'

import { useFormatter, useNow, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { isAtLeast, roleOf } from '../../domain/access.ts'
import type { UserId } from '../../domain/id.ts'
import { type MemberRole, memberRoles } from '../../domain/sharing.ts'
import { ErasePersonButton } from '../_board/erase-person-button.tsx'
import { useBoard, useBoardContext } from '../_board/use-board.ts'
import { useNotify } from '../_board/use-notify.ts'
import { usePerson } from '../_board/use-people.ts'
import { Avatar } from '../avatar.tsx'
import { Confirm } from '../confirm.tsx'
import { quietLook } from './looks.ts'
import { RoleSelect } from './role-select.tsx'

/** Someone who has part in the board. Owners say what they may do, and put them out; each may leave. */
export function MemberRow({ userId }: { userId: UserId }) {
  const t = useTranslations('sharing')
  const { now } = useBoardContext()
  const notify = useNotify()
  const { name, color } = usePerson(userId)
  const role = useBoard(() => roleOf(now.view, userId))
  const linkRole = useBoard(() => now.view.linkRole)
  const isMaker = useBoard(() => now.view.owner === userId)
  const isMe = useBoard(({ me }) => me?.id === userId)
  const mayShare = useBoard(() => now.mayShare)
  const member = useBoard(() => now.view.members[userId])
  const [isAsking, setIsAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  if (role === 'none') return null

  const remove = () => {
    if (isMe) return void now.propose({ type: 'LeaveBoard' })
    now.propose({ type: 'RemoveMember', userId })
    notify(t('removed', { name }))
  }
  const set = (next: MemberRole) => {
    now.propose({ type: 'SetMemberRole', userId, role: next })
    notify(t('roleSet', { name, role: next }))
  }
  const mayLeave = isMe && member !== undefined
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-2.5 gap-y-1 py-0.5 pointer-coarse:min-h-11">
      <span aria-hidden>
        <Avatar name={name} color={color} />
      </span>
      <span className="min-w-24 flex-1">
        <span dir="auto" className="block truncate">
          {name}
          {isMe && <span className="text-ink-3"> · {t('you')}</span>}
        </span>
        <How userId={userId} />
      </span>
      {mayShare && !isMaker ? (
        <RoleSelect
          label={t('roleOf', { name })}
          role={role}
          roles={memberRoles}
          isVoid={(one) => !isAtLeast(one, linkRole)}
          onChoose={set}
        />
      ) : (
        <span className="text-ink-2">{t(`roles.${role}`)}</span>
      )}
      {!isMaker && (mayShare || mayLeave) && (
        <button
          ref={button}
          type="button"
          aria-label={isMe ? t('leave') : t('removeName', { name })}
          className={quietLook}
          onClick={() => setIsAsking(true)}
        >
          {isMe ? t('leaveShort') : t('remove')}
        </button>
      )}
      {!isMe && <ErasePersonButton isShort userId={userId} look={quietLook} />}
      <Confirm
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        anchor={button}
        title={isMe ? t('leaveSure') : t('removeSure', { name })}
        hint={isMe ? t(linkRole === 'none' ? 'leaveHint' : 'leaveHintOpen') : t('removeHint')}
        yes={isMe ? t('leaveShort') : t('remove')}
        no={t('keep')}
        onYes={remove}
      />
    </li>
  )
}

/** How someone has come in, where that is not for good. */
function How({ userId }: { userId: UserId }) {
  const t = useTranslations('sharing')
  const format = useFormatter()
  const at = useNow({ updateInterval: 60_000 })
  const { now } = useBoardContext()
  const member = useBoard(() => now.view.members[userId])
  const link = useBoard(() => (member?.link ? now.view.links[member.link]?.name : undefined))
  const isMaker = useBoard(() => now.view.owner === userId)
  const words = () => {
    if (isMaker) return t('maker')
    if (!member) return t('byAddress')
    if (member.link === undefined) return null
    const until = member.until === undefined ? null : format.relativeTime(member.until, at)
    return until === null ? t('byLink', { link: link ?? '' }) : t('byLinkUntil', { link: link ?? '', until })
  }
  const said = words()
  return said && <span className="block text-xs text-ink-3 [overflow-wrap:anywhere]">{said}</span>
}
