'use client'

import { Menu } from '@base-ui/react/menu'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { Card } from '../../domain/board.ts'
import { checked, isCardId } from '../../domain/id.ts'
import { newId } from '../_client/new-id.ts'
import { later } from '../later.tsx'
import { MenuAction, MenuFrame } from '../menu.tsx'
import type { MenuAnchor } from '../menu-button.tsx'
import { actionsOnFacts } from './actions-on-facts.ts'
import { loadPickers } from './load-pickers.ts'
import { cardPath } from './paths.ts'
import { useBoard, useBoardContext, useIsPast, useSelection } from './use-board.ts'
import { useNotify } from './use-notify.ts'

type Props = MenuAnchor & {
  card: Card
  /** Of the card that is open; else of one on the board, and of those that are selected with it. */
  inSheet?: boolean
}

const PastCardMenu = later(() => import('../_history/past-card-menu.tsx').then((loaded) => loaded.PastCardMenu))

/** What can be done with a card, as it is or as it was. */
export const CardMenu = (props: Props) => (useIsPast() ? <PastCardMenu {...props} /> : <NowMenu {...props} />)

function NowMenu({ card, inSheet = false, ...anchor }: Props) {
  const t = useTranslations('sheet')
  const names = useTranslations('actions')
  const context = useBoardContext()
  const { store, open, selection } = context
  const notify = useNotify()
  const mayChange = useBoard((now) => now.mayChange)
  const isSelected = useSelection((cards) => cards.has(card.id))
  const boardId = useBoard(({ view }) => view.id)
  useEffect(() => loadPickers(), [])

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
      {mayChange && (
        <>
          {actionsOnFacts.map(({ id, key, run }) => (
            <MenuAction
              key={id}
              hint={key}
              onClick={() => run(context, inSheet ? [card.id] : context.selection.of(card.id), inSheet)}
            >
              {names(id)}
            </MenuAction>
          ))}
          <Menu.Separator className="mx-2 my-1 h-px bg-line" />
        </>
      )}
      <MenuAction onClick={() => void copy()}>{t('copy')}</MenuAction>
      {mayChange && (
        <>
          <MenuAction
            onClick={() => {
              open(null)
              selection.toggle(card.id)
            }}
          >
            {t(isSelected ? 'unselect' : 'select')}
          </MenuAction>
          <MenuAction onClick={copyCard}>{t('copyCard')}</MenuAction>
        </>
      )}
    </MenuFrame>
  )
}
