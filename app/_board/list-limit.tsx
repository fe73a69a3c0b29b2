'use client'

import { Popover } from '@base-ui/react/popover'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { List } from '../../domain/board.ts'
import type { MenuAnchor } from '../menu-button.tsx'
import { useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'

/** Where a list is given a limit: it is shown when it is passed, and nothing is refused. */
export function ListLimit({ list, anchor, isOpen, onOpenChange }: MenuAnchor & { list: List }) {
  const t = useTranslations('listMenu')
  const { store } = useBoardContext()
  const notify = useNotify()
  const [text, setText] = useState(list.limit === null ? '' : String(list.limit))
  const limit = limitIn(text)

  const save = (event: FormEvent) => {
    event.preventDefault()
    if (limit === undefined) return
    store.propose({ type: 'SetListLimit', listId: list.id, limit })
    notify(limit === null ? t('limitCleared', { title: list.title }) : t('limitSet', { title: list.title, limit }))
    onOpenChange(false)
  }
  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} sideOffset={4} align="end" className="z-50">
          <Popover.Popup
            finalFocus={anchor}
            className="w-64 rounded-lg border border-line bg-raised p-4 shadow-lift outline-none"
          >
            <Popover.Title className="font-semibold">{t('limitTitle', { title: list.title })}</Popover.Title>
            <Popover.Description className="mt-0.5 text-ink-3">{t('limitHint')}</Popover.Description>
            <form className="mt-3 flex gap-2" onSubmit={save}>
              <input
                inputMode="numeric"
                value={text}
                aria-label={t('limitField')}
                aria-invalid={limit === undefined || undefined}
                placeholder={t('none')}
                maxLength={6}
                className="h-9 min-w-0 flex-1 rounded-md border border-edge bg-paper px-2.5 pointer-coarse:h-11"
                onChange={({ target }) => setText(target.value)}
              />
              <button
                type="submit"
                disabled={limit === undefined}
                className="tap h-9 rounded-md bg-accent px-3 font-medium text-accent-ink disabled:opacity-50 pointer-coarse:h-11"
              >
                {t('save')}
              </button>
            </form>
            {limit === undefined && (
              <p role="alert" className="mt-2 text-bad">
                {t('limitFault')}
              </p>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

const limitMax = 20_000

/** The limit that was typed: null for none; undefined where it is no number of cards. */
function limitIn(text: string): number | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return /^\d{1,5}$/.test(trimmed) && Number(trimmed) <= limitMax ? Number(trimmed) : undefined
}
