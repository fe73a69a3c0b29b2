'use client'

import { Popover } from '@base-ui/react/popover'
import { useTranslations } from 'next-intl'
import { type RefObject, useRef } from 'react'
import type { Item } from '../../domain/checklist.ts'
import type { CardId } from '../../domain/id.ts'
import { DueField } from './due-field.tsx'
import { useBoardContext } from './use-board.ts'

type Props = { cardId: CardId; item: Item; anchor: RefObject<HTMLElement | null>; onClose: () => void }

/** Where an item gets its date. */
export function ItemDue({ cardId, item, anchor, onClose }: Props) {
  const t = useTranslations('checklists')
  const { store } = useBoardContext()
  const first = useRef<HTMLInputElement>(null)
  return (
    <Popover.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} sideOffset={4} align="end" className="z-50">
          <Popover.Popup
            initialFocus={first}
            finalFocus={() => anchor.current?.querySelector<HTMLElement>('[data-item-text]') ?? true}
            className="w-80 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-raised shadow-lift outline-none"
          >
            <Popover.Title className="px-3 pt-3 pb-2 font-semibold">{t('dueTitle')}</Popover.Title>
            <DueField
              at={item.due}
              hasDate={item.due !== null}
              first={first}
              onSet={(at) => {
                store.propose({ type: 'SetItemDue', cardId, itemId: item.id, at })
                onClose()
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
