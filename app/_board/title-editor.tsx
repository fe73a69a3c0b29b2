'use client'

import { Archive } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { Card } from '../../domain/board.ts'
import { TitleField } from './title-field.tsx'
import { useArchive } from './use-archive.ts'
import { useBoardContext, useRenaming } from './use-board.ts'
import { useLeaving } from './use-leaving.ts'
import { useTyping } from './use-typing.ts'

/** A card's title, edited in place. Enter saves, Escape gives up, and leaving it saves. */
export function TitleEditor({ card }: { card: Card }) {
  const t = useTranslations('card')
  const { renaming, focus } = useBoardContext()
  const archive = useArchive()
  const text = useRenaming((now) => now?.text ?? '')
  const typing = useTyping(card.id, 'title')
  useEffect(() => typing.stop, [typing])

  const save = () => {
    if (renaming.save()) focus.move(card.id)
  }
  const giveUp = () => {
    renaming.giveUp()
    focus.move(card.id)
  }
  const onBlur = useLeaving(() => {
    if (renaming.value?.card === card.id) renaming.save()
  })

  return (
    <div data-no-drag onBlur={onBlur}>
      <TitleField
        value={text}
        label={t('title')}
        autoFocus="still"
        className="font-medium"
        onChange={(value) => {
          renaming.write(value)
          typing.tell()
        }}
        onEnter={save}
        onEscape={giveUp}
      />
      <div className="mt-2 flex items-center gap-2">
        <button
          type="button"
          className="tap h-7 rounded-md bg-accent px-2.5 font-medium text-accent-ink"
          onClick={save}
        >
          {t('save')}
        </button>
        <button
          type="button"
          className="tap ml-auto inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-ink-2 hover:bg-column"
          onClick={() => {
            renaming.giveUp()
            archive.card(card)
          }}
        >
          <Archive className="size-3.5" strokeWidth={1.75} aria-hidden />
          {t('archive')}
        </button>
      </div>
    </div>
  )
}
