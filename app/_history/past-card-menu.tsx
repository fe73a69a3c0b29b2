'use client'

import { useTranslations } from 'next-intl'
import type { Card } from '../../domain/board.ts'
import { cardPath } from '../_board/paths.ts'
import { useBoard, useBoardContext } from '../_board/use-board.ts'
import { useNotify } from '../_board/use-notify.ts'
import { MenuAction, MenuFrame } from '../menu.tsx'
import type { MenuAnchor } from '../menu-button.tsx'
import { RestoreItem } from './restore-item.tsx'
import { useMoment } from './use-moment.ts'
import { useRestore } from './use-restore.ts'

/** What can be done with a card as it was. */
export function PastCardMenu({ card, ...anchor }: MenuAnchor & { card: Card }) {
  const t = useTranslations('restoring')
  const s = useTranslations('sheet')
  const c = useTranslations('card')
  const { store } = useBoardContext()
  const notify = useNotify()
  const moment = useMoment()
  const restore = useRestore()
  const past = useBoard((board) => board.past)
  const mayRestore = useBoard((board) => board.mayRestore)
  if (!past) return null

  const copy = async () => {
    await navigator.clipboard.writeText(`${window.location.origin}${cardPath(store.view.id, card.id)}?at=${past.seq}`)
    notify(s('copied'))
  }
  const bringBack = () => {
    const number = c('number', { prefix: store.view.prefix, number: card.number })
    restore(
      { type: 'RestoreCardTo', cardId: card.id, at: past.seq },
      t('card.done', { card: number, moment: moment(past.at) }),
    )
  }
  return (
    <MenuFrame {...anchor}>
      {mayRestore && (
        <RestoreItem asked={{ type: 'RestoreCardTo', cardId: card.id, at: past.seq }} onClick={bringBack} />
      )}
      <MenuAction onClick={() => void copy()}>{s('copy')}</MenuAction>
    </MenuFrame>
  )
}
