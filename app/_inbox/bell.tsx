'use client'

import { Bell as Icon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { UserId } from '../../domain/id.ts'
import type { Letter } from '../../domain/letter.ts'
import { fetchAhead } from '../fetch-ahead.ts'
import { later } from '../later.tsx'
import { type OnRing, watchUnread } from './watch-unread.ts'

const load = () => import('./inbox-dialog.tsx').then(({ InboxDialog: Loaded }) => Loaded)
const InboxDialog = later(load)

type Props = {
  me: UserId
  onRing: OnRing | undefined
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Goes to what a letter is about. */
  onGo: (letter: Letter) => void
  /** Where there is little room it shows only while there is something to be read. */
  isShy?: boolean
}

/** Opens the inbox, and quietly says how much of it is not read. */
export function Bell({ me, onRing, isOpen, onOpenChange, onGo, isShy = false }: Props) {
  const t = useTranslations('inbox')
  const button = useRef<HTMLButtonElement>(null)
  const [unread, setUnread] = useState(0)
  useEffect(() => watchUnread(me, onRing, setUnread), [me, onRing])
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={t('bell', { count: unread })}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className={`tap h-8 flex-none items-center gap-1.5 rounded-md px-2 hover:bg-column max-sm:gap-1 max-sm:px-1 aria-expanded:bg-column ${unread > 0 ? 'text-accent' : 'text-ink-2'} ${isShy && unread === 0 ? 'flex max-sm:hidden' : 'flex'}`}
        onPointerEnter={() => fetchAhead(load)}
        onFocus={() => fetchAhead(load)}
        onClick={() => onOpenChange(true)}
      >
        <Icon className="size-4" strokeWidth={1.75} aria-hidden />
        {unread > 0 && (
          <span aria-hidden className="font-mono text-xs font-medium tabular-nums">
            {t('count', { count: unread })}
          </span>
        )}
      </button>
      {isOpen && (
        <InboxDialog me={me} onRing={onRing} anchor={button} onGo={onGo} onClose={() => onOpenChange(false)} />
      )}
    </>
  )
}
