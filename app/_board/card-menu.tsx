'use client'

import { useTranslations } from 'next-intl'
import type { Card } from '../../domain/board.ts'
import { checked, isCardId } from '../../domain/id.ts'
import { newId } from '../_client/new-id.ts'
import { MenuAction, MenuFrame } from '../menu.tsx'
import type { MenuAnchor } from '../menu-button.tsx'
import { cardPath } from './paths.ts'
import { useArchive } from './use-archive.ts'
import { useBoard, useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'

/** What can be done with the card that is open. */
export function CardMenu({ card, ...anchor }: MenuAnchor & { card: Card }) {
  const t = useTranslations('sheet')
  const { store, open } = useBoardContext()
  const archiving = useArchive()
  const notify = useNotify()
  const mayChange = useBoard((now) => now.mayChange)
  const boardId = useBoard(({ view }) => view.id)

  const archive = () => {
    open(null)
    archiving.card(card)
  }
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.origin + cardPath(boardId, card.id))
    notify(t('copied'))
  }
  const copyCard = () => {
    const newCardId = checked(isCardId, newId())
    store.propose({ type: 'CopyCard', cardId: card.id, newCardId })
    notify(t('cardCopied', { title: card.title }), { action: { label: t('openCopy'), act: () => open(newCardId) } })
  }
  return (
    <MenuFrame {...anchor}>
      <MenuAction onClick={() => void copy()}>{t('copy')}</MenuAction>
      <MenuAction disabled={!mayChange} onClick={copyCard}>
        {t('copyCard')}
      </MenuAction>
      <MenuAction disabled={!mayChange} onClick={archive}>
        {t('archive')}
      </MenuAction>
    </MenuFrame>
  )
}
