'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode, RefObject } from 'react'
import { Dialog } from '../dialog.tsx'
import { AboutText } from './about-text.tsx'
import { BoardColor } from './board-color.tsx'
import { BoardPrefix } from './board-prefix.tsx'
import { useBoard } from './use-board.ts'

type Props = { anchor: RefObject<HTMLElement | null>; onClose: () => void }

/** What the board is about, and how it looks. */
export function About({ anchor, onClose }: Props) {
  const t = useTranslations('about')
  const title = useBoard(({ view }) => view.title)
  return (
    <Dialog title={t('title', { title })} anchor={anchor} onClose={onClose}>
      <AboutText />
      <Part label={t('color')}>
        <BoardColor />
      </Part>
      <Part label={t('prefix')}>
        <BoardPrefix />
      </Part>
    </Dialog>
  )
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className="mt-5 border-t border-line pt-4">
      <h3 className="mb-2 text-xs font-medium text-ink-3">{label}</h3>
      {children}
    </section>
  )
}
