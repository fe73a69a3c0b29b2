'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { ShareLink } from '../../domain/sharing.ts'
import { useBoard, useBoardContext } from '../_board/use-board.ts'
import { LinkRow } from './link-row.tsx'
import { buttonLook } from './looks.ts'
import { MadeLink } from './made-link.tsx'
import { linkAddress } from './make-link.ts'
import { NewLink } from './new-link.tsx'
import { useMakeLink } from './use-make-link.ts'

/** The share links of the board, and a new one. */
export function Links() {
  const t = useTranslations('sharing.links')
  const { now } = useBoardContext()
  const links = useBoard(() => now.view.links)
  const [isMaking, setIsMaking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { make, token, state, forget } = useMakeLink()
  const all = Object.values<ShareLink>(links)
  const close = () => {
    forget()
    setIsMaking(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <>
      {all.length === 0 && <p className="mb-2 text-ink-3">{t('none')}</p>}
      <ul className="grid gap-1">
        {all.map((link) => (
          <LinkRow key={link.id} link={link} />
        ))}
      </ul>
      {token !== null ? (
        <MadeLink address={linkAddress(token)} onDone={close} />
      ) : isMaking ? (
        <NewLink state={state} onMake={(wish) => void make(wish)} onCancel={close} />
      ) : (
        <button ref={button} type="button" className={`mt-1 ${buttonLook}`} onClick={() => setIsMaking(true)}>
          {t('new')}
        </button>
      )}
    </>
  )
}
