'use client'

import { Popover } from '@base-ui/react/popover'
import { useTranslations } from 'next-intl'
import { type FormEvent, type RefObject, useState } from 'react'
import type { Item } from '../../domain/checklist.ts'
import type { CardId } from '../../domain/id.ts'
import { fromField, toField } from './local-time.ts'
import { useBoardContext } from './use-board.ts'

type Props = { cardId: CardId; item: Item; anchor: RefObject<HTMLElement | null>; onClose: () => void }

/** Where an item gets its date. */
export function ItemDue({ cardId, item, anchor, onClose }: Props) {
  const t = useTranslations('checklists')
  const { store } = useBoardContext()
  const [value, setValue] = useState(item.due === null ? '' : toField(item.due))
  const set = (at: string | null) => {
    store.propose({ type: 'SetItemDue', cardId, itemId: item.id, at })
    onClose()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const at = fromField(value)
    if (at !== null) set(at)
  }
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
            finalFocus={() => anchor.current?.querySelector<HTMLElement>('[data-item-text]') ?? true}
            className="w-72 rounded-lg border border-line bg-raised p-4 shadow-lift outline-none"
          >
            <Popover.Title className="font-semibold">{t('dueTitle')}</Popover.Title>
            <form className="mt-3 flex flex-col gap-3" onSubmit={save}>
              <input
                type="datetime-local"
                value={value}
                aria-label={t('dueTitle')}
                className="h-9 rounded-md border border-edge bg-paper px-2.5 pointer-coarse:h-11"
                onChange={({ target }) => setValue(target.value)}
              />
              <p className="flex gap-2">
                <button
                  type="submit"
                  disabled={fromField(value) === null}
                  className="tap h-8 rounded-md bg-accent px-3 font-medium text-accent-ink disabled:opacity-50"
                >
                  {t('save')}
                </button>
                {item.due !== null && (
                  <button
                    type="button"
                    className="tap h-8 rounded-md px-3 text-ink-2 hover:bg-column"
                    onClick={() => set(null)}
                  >
                    {t('noDate')}
                  </button>
                )}
              </p>
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
