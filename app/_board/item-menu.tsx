'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { Body } from '../../domain/body.ts'
import { checklistsOf, type Item, itemsOf } from '../../domain/checklist.ts'
import type { CardId } from '../../domain/id.ts'
import { Avatar } from '../avatar.tsx'
import { MenuAction, MenuFrame, MenuMore } from '../menu.tsx'
import type { MenuAnchor } from '../menu-button.tsx'
import { focusBeside } from './focus-beside.ts'
import { focusWhenDrawn } from './focus-when-drawn.ts'
import { stepFrom } from './item-place.ts'
import { useBoardContext } from './use-board.ts'
import type { Items } from './use-items.ts'
import { usePeople } from './use-people.ts'

type Props = MenuAnchor & {
  cardId: CardId
  item: Item
  items: Items
  body: Body
  onEdit: () => void
  onDue: () => void
}

/** What can be done with an item. */
export function ItemMenu({ cardId, item, items, body, onEdit, onDue, ...anchor }: Props) {
  const t = useTranslations('checklists')
  const { store } = useBoardContext()
  const people = usePeople()
  // Who came since is asked for.
  useEffect(() => {
    if (anchor.isOpen) store.directory.refresh()
  }, [anchor.isOpen, store])
  const others = checklistsOf(body.checklists).filter(({ id }) => id !== item.checklistId)
  /** The row goes from its list: the focus does not go with it. */
  const goOn = () => {
    const list = `[data-checklist="${item.checklistId}"]`
    const row = document.querySelector(`[data-item="${item.id}"]`)
    focusBeside(row, `${list} [data-item] input`, `${list} [data-add-item], ${list} textarea`)
  }
  const assign = (userId: Item['person']) => store.propose({ type: 'AssignItem', cardId, itemId: item.id, userId })

  return (
    <MenuFrame {...anchor}>
      <MenuAction onClick={onEdit}>{t('edit')}</MenuAction>
      <MenuMore label={t('assign')}>
        {people.map(({ id, name, color, picture }) => (
          <MenuAction key={id} onClick={() => assign(id)}>
            <span aria-hidden className="mr-2.5 -ml-0.5">
              <Avatar name={name} color={color} picture={picture} size="small" />
            </span>
            <span className="truncate">{name}</span>
          </MenuAction>
        ))}
        <MenuAction disabled={item.person === null} onClick={() => assign(null)}>
          {t('noOne')}
        </MenuAction>
      </MenuMore>
      <MenuAction onClick={onDue}>{t('due')}</MenuAction>
      <MenuAction disabled={!stepFrom(body, item, 'up')} onClick={() => items.step(item, 'up')}>
        {t('moveUp')}
      </MenuAction>
      <MenuAction disabled={!stepFrom(body, item, 'down')} onClick={() => items.step(item, 'down')}>
        {t('moveDown')}
      </MenuAction>
      {others.length > 0 && (
        <MenuMore label={t('moveTo')}>
          {others.map(({ id, title }) => (
            <MenuAction
              key={id}
              onClick={() => {
                items.move(item, { checklistId: id, after: itemsOf(body.items, id).at(-1)?.id ?? null })
                requestAnimationFrame(() => focusWhenDrawn(`[data-item="${item.id}"] input`))
              }}
            >
              <span className="truncate">{title}</span>
            </MenuAction>
          ))}
        </MenuMore>
      )}
      <MenuAction
        onClick={() => {
          goOn()
          items.turnIntoCard(item)
        }}
      >
        {t('turn')}
      </MenuAction>
      <MenuAction
        onClick={() => {
          goOn()
          items.remove(item)
        }}
      >
        {t('remove')}
      </MenuAction>
    </MenuFrame>
  )
}
