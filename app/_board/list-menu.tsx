'use client'

import { Menu } from '@base-ui/react/menu'
import { useTranslations } from 'next-intl'
import type { List } from '../../domain/board.ts'
import { MenuAction, MenuFrame } from '../menu.tsx'
import type { MenuAnchor } from '../menu-button.tsx'
import { useArchive } from './use-archive.ts'
import { useBoard, useBoardContext } from './use-board.ts'

type Props = MenuAnchor & { list: List; onRename: () => void }

/** What can be done with a list. */
export function ListMenu({ list, onRename, ...anchor }: Props) {
  const t = useTranslations('list')
  const { store } = useBoardContext()
  const archive = useArchive()
  const order = useBoard(({ view }) => view.order.lists)
  const index = order.indexOf(list.id)
  const listId = list.id

  const move = (after: typeof listId | null) => store.propose({ type: 'MoveList', listId, after })
  return (
    <MenuFrame {...anchor}>
      <MenuAction onClick={onRename}>{t('rename')}</MenuAction>
      <MenuAction disabled={index <= 0} onClick={() => move(order[index - 2] ?? null)}>
        {t('moveLeft')}
      </MenuAction>
      <MenuAction disabled={index >= order.length - 1} onClick={() => move(order[index + 1] ?? null)}>
        {t('moveRight')}
      </MenuAction>
      <Menu.Separator className="mx-2 my-1 h-px bg-line" />
      <MenuAction onClick={() => archive.list(list)}>{t('archive')}</MenuAction>
    </MenuFrame>
  )
}
