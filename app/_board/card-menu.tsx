'use client'

import { useTranslations } from 'next-intl'
import type { Card } from '../../domain/board.ts'
import { MenuAction, MenuFrame } from '../menu.tsx'
import type { MenuAnchor } from '../menu-button.tsx'
import { cardPath } from './paths.ts'
import { useArchive } from './use-archive.ts'
import { useBoard, useBoardContext, useSelection } from './use-board.ts'
import { useNotify } from './use-notify.ts'

/** What can be done with the card that is open. */
export function CardMenu({ card, ...anchor }: MenuAnchor & { card: Card }) {
  const t = useTranslations('sheet')
  const { open, selection } = useBoardContext()
  const archiving = useArchive()
  const notify = useNotify()
  const mayChange = useBoard((now) => now.mayChange)
  const isSelected = useSelection((cards) => cards.has(card.id))
  const boardId = useBoard(({ view }) => view.id)

  const archive = () => {
    open(null)
    archiving.card(card)
  }
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.origin + cardPath(boardId, card.id))
    notify(t('copied'))
  }
  return (
    <MenuFrame {...anchor}>
      <MenuAction onClick={() => void copy()}>{t('copy')}</MenuAction>
      <MenuAction
        disabled={!mayChange}
        onClick={() => {
          open(null)
          selection.toggle(card.id)
        }}
      >
        {t(isSelected ? 'unselect' : 'select')}
      </MenuAction>
      <MenuAction disabled={!mayChange} onClick={archive}>
        {t('archive')}
      </MenuAction>
    </MenuFrame>
  )
}
