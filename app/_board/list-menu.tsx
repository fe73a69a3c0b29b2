'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { cardsOf, type List, manyCardsMax } from '../../domain/board.ts'
import { later } from '../later.tsx'
import { MenuAction, MenuFrame, MenuLine, MenuMore } from '../menu.tsx'
import type { MenuAnchor } from '../menu-button.tsx'
import { ListLimit } from './list-limit.tsx'
import { useArchive } from './use-archive.ts'
import { useBoard, useBoardContext, useIsPast } from './use-board.ts'
import { useListActions } from './use-list-actions.ts'

type Props = MenuAnchor & { list: List; onRename: () => void }

const PastListMenu = later(() => import('../_history/past-list-menu.tsx').then((loaded) => loaded.PastListMenu))

/** What can be done with a list, as it is or as it was. */
export const ListMenu = (props: Props) => (useIsPast() ? <PastListMenu {...props} /> : <NowMenu {...props} />)

function NowMenu({ list, onRename, ...anchor }: Props) {
  const t = useTranslations('list')
  const m = useTranslations('listMenu')
  const { store, collapsed, focus } = useBoardContext()
  const archive = useArchive()
  const actions = useListActions()
  const order = useBoard(({ view }) => view.order.lists)
  const lists = useBoard(({ view }) => view.lists)
  const count = useBoard(({ view }) => cardsOf(view, list.id).length)
  const [isLimiting, setIsLimiting] = useState(false)
  const index = order.indexOf(list.id)
  const listId = list.id
  const others = order.flatMap((id) => (id !== listId && lists[id]) || [])

  const move = (after: typeof listId | null) => store.propose({ type: 'MoveList', listId, after })
  const collapse = () => {
    collapsed.toggle(listId)
    focus.moveToList(listId)
  }
  return (
    <>
      <MenuFrame {...anchor}>
        <MenuAction onClick={onRename}>{t('rename')}</MenuAction>
        <MenuAction disabled={index <= 0} onClick={() => move(order[index - 2] ?? null)}>
          {t('moveLeft')}
        </MenuAction>
        <MenuAction disabled={index >= order.length - 1} onClick={() => move(order[index + 1] ?? null)}>
          {t('moveRight')}
        </MenuAction>
        <MenuAction onClick={collapse}>{m('collapse')}</MenuAction>
        <MenuLine />
        <MenuAction onClick={() => setIsLimiting(true)}>{m('limit')}</MenuAction>
        <MenuMore label={m('sort')} disabled={count < 2}>
          {(['due', 'title', 'age'] as const).map((by) => (
            <MenuAction key={by} onClick={() => actions.sort(list, by)}>
              {m(`by.${by}`)}
            </MenuAction>
          ))}
        </MenuMore>
        <MenuMore label={m('moveCards')} disabled={count === 0 || others.length === 0}>
          {others.map((to) => (
            <MenuAction key={to.id} onClick={() => actions.moveCards(list, to)}>
              <span dir="auto" className="max-w-56 truncate">
                {to.title}
              </span>
            </MenuAction>
          ))}
        </MenuMore>
        <MenuAction disabled={count > manyCardsMax} onClick={() => actions.copy(list)}>
          {m('copy')}
        </MenuAction>
        <MenuLine />
        <MenuAction disabled={count === 0} onClick={() => actions.archiveCards(list)}>
          {m('archiveCards')}
        </MenuAction>
        <MenuAction onClick={() => archive.list(list)}>{t('archive')}</MenuAction>
      </MenuFrame>
      {isLimiting && <ListLimit list={list} anchor={anchor.anchor} isOpen onOpenChange={setIsLimiting} />}
    </>
  )
}
