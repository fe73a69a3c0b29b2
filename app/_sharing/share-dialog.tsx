'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode, RefObject } from 'react'
import { useBoard } from '../_board/use-board.ts'
import { Dialog } from '../dialog.tsx'
import { Address } from './address.tsx'
import { Invite } from './invite.tsx'
import { Links } from './links.tsx'
import { Members } from './members.tsx'
import { Wall } from './wall.tsx'

type Props = { anchor: RefObject<HTMLElement | null>; onClose: () => void }

/** Who has part in the board, and how others come in: its owners change both. */
export function ShareDialog({ anchor, onClose }: Props) {
  const t = useTranslations('sharing')
  const title = useBoard(({ view }) => view.title)
  const mayShare = useBoard((now) => now.mayShare)
  return (
    <Dialog title={t('title', { title })} anchor={anchor} onClose={onClose}>
      {mayShare && <Invite />}
      <Part label={t('people')}>
        <Members />
      </Part>
      <Part label={t('address.label')}>
        <Address />
      </Part>
      {mayShare && (
        <>
          <Part label={t('links.label')}>
            <Links />
          </Part>
          <Part label={t('wall.label')}>
            <Wall />
          </Part>
        </>
      )}
    </Dialog>
  )
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className="mt-5 border-t border-line pt-4 first:mt-0 first:border-t-0 first:pt-0">
      <h3 className="mb-2 text-xs font-medium text-ink-3">{label}</h3>
      {children}
    </section>
  )
}
