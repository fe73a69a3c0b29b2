'use client'

import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import type { UserId } from '../../domain/id.ts'
import type { Letter } from '../../domain/letter.ts'
import { Dialog } from '../dialog.tsx'
import { LetterRow } from './letter-row.tsx'
import { useInbox } from './use-inbox.ts'
import type { OnRing } from './watch-unread.ts'

type Props = {
  me: UserId
  onRing: OnRing | undefined
  anchor: RefObject<HTMLElement | null>
  onGo: (letter: Letter) => void
  onClose: () => void
}

/** What others did that concerns me: each letter is the way to its card. */
export function InboxDialog({ me, onRing, anchor, onGo, onClose }: Props) {
  const t = useTranslations('inbox')
  const { letters, before, status, isWhole, more, read, readAll } = useInbox(me, onRing)
  const isEmpty = letters.length === 0 && before === null
  return (
    <Dialog title={t('title')} anchor={anchor} onClose={onClose}>
      <div className="-mx-3 min-h-24" aria-busy={status === 'asking'}>
        {letters.some(({ isRead }) => !isRead) && (
          <button type="button" className="tap mx-3 mb-1 rounded-sm text-xs font-medium text-accent" onClick={readAll}>
            {t('readAll')}
          </button>
        )}
        {status === 'here' && isEmpty && <p className="px-3 py-2 text-ink-3">{t('empty')}</p>}
        {!isWhole && <p className="px-3 py-2 text-ink-3">{t('notWhole')}</p>}
        <ul>
          {letters.map((letter) => (
            <li key={`${letter.board} ${letter.seq}`}>
              <LetterRow
                letter={letter}
                onOpen={() => {
                  read(letter)
                  onClose()
                  onGo(letter)
                }}
              />
            </li>
          ))}
        </ul>
        {status === 'failed' && (
          <p role="alert" className="px-3 py-2 text-bad">
            {t('failed')}
          </p>
        )}
        {(before !== null || status === 'failed') && (
          <button
            type="button"
            disabled={status === 'asking'}
            className="tap mx-3 my-2 h-8 rounded-md border border-edge px-3 font-medium disabled:opacity-50 pointer-coarse:h-11"
            onClick={more}
          >
            {t(status === 'failed' ? 'again' : 'more')}
          </button>
        )}
      </div>
    </Dialog>
  )
}
