'use client'

import { Archive } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { Card } from '../../domain/board.ts'
import { archiveCards } from './archive-cards.ts'
import { TheirTitle } from './their-title.tsx'
import { TitleField } from './title-field.tsx'
import { useBoardContext } from './use-board.ts'
import { useLeaving } from './use-leaving.ts'
import { useTitle } from './use-title.ts'
import { useTyping } from './use-typing.ts'

/** A card's title, edited in place. Enter saves, Escape gives up, and leaving it saves. */
export function TitleEditor({ card }: { card: Card }) {
  const t = useTranslations('card')
  const context = useBoardContext()
  const { store, focus } = context
  const edit = useTitle(card.id, card.title, (title) => store.propose({ type: 'RenameCard', cardId: card.id, title }))
  const typing = useTyping(card.id, 'title')
  useEffect(() => typing.stop, [typing])

  const goBack = () => focus.move(card.id)
  const save = () => {
    if (edit.save()) goBack()
  }
  const onBlur = useLeaving(edit.save)

  return (
    <div data-no-drag onBlur={onBlur}>
      <TitleField
        value={edit.draft?.text ?? ''}
        label={t('title')}
        autoFocus="still"
        className="font-medium"
        onChange={(value) => {
          edit.write(value)
          typing.tell()
        }}
        onEnter={save}
        onEscape={() => {
          edit.giveUp()
          goBack()
        }}
      />
      <TheirTitle edit={edit} onEnd={goBack} className="mt-2" />
      <div className="mt-2 flex items-center gap-2">
        <button
          type="button"
          disabled={edit.theirs !== null}
          className="tap h-7 rounded-md bg-accent px-2.5 font-medium text-accent-ink disabled:opacity-50"
          onClick={save}
        >
          {t('save')}
        </button>
        <button
          type="button"
          className="tap ml-auto inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-ink-2 hover:bg-column"
          onClick={() => {
            edit.giveUp()
            archiveCards(context, [card.id])
          }}
        >
          <Archive className="size-3.5" strokeWidth={1.75} aria-hidden />
          {t('archive')}
        </button>
      </div>
    </div>
  )
}
