'use client'

import { Ellipsis } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { Card } from '../../domain/board.ts'
import { MenuAction, MenuFrame } from '../menu.tsx'
import { cardPath } from './paths.ts'
import { useBoard, useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'

/** What can be done with the card that is open. */
export function SheetMenu({ card }: { card: Card }) {
  const t = useTranslations('sheet')
  const { store, open } = useBoardContext()
  const notify = useNotify()
  const mayChange = useBoard((now) => now.mayChange)
  const boardId = useBoard(({ view }) => view.id)
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)

  const archive = () => {
    store.propose({ type: 'ArchiveCard', cardId: card.id })
    open(null)
    notify(t('archived', { title: card.title }), {
      undo: () => store.propose({ type: 'RestoreCard', cardId: card.id }),
    })
  }
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.origin + cardPath(boardId, card.id))
    notify(t('copied'))
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={t('menu')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        className="tap grid size-7 place-items-center rounded-md hover:bg-column hover:text-ink aria-expanded:bg-column"
        onClick={() => setIsOpen(true)}
      >
        <Ellipsis className="size-4" strokeWidth={1.75} aria-hidden />
      </button>
      <MenuFrame anchor={button} isOpen={isOpen} onOpenChange={setIsOpen}>
        <MenuAction onClick={() => void copy()}>{t('copy')}</MenuAction>
        <MenuAction disabled={!mayChange} onClick={archive}>
          {t('archive')}
        </MenuAction>
      </MenuFrame>
    </>
  )
}
