'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { checked, isListId } from '../../domain/id.ts'
import { isTitle } from '../../domain/text.ts'
import { newId } from '../_client/new-id.ts'
import { useBoardContext } from './use-board.ts'

/** A new list at the end of the board. */
export function AddList() {
  const t = useTranslations('list')
  const { store } = useBoardContext()
  const [text, setText] = useState<string | null>(null)

  const add = () => {
    const title = (text ?? '').trim()
    if (!isTitle(title)) return
    store.propose({ type: 'AddList', listId: checked(isListId, newId()), title })
  }

  if (text === null)
    return (
      <button
        type="button"
        className="tap flex h-11 w-[288px] flex-none snap-start items-center gap-2 rounded-xl border border-dashed border-edge px-[14px] text-ink-2 hover:bg-column max-sm:w-[84vw]"
        onClick={() => setText('')}
      >
        <Plus className="size-4" strokeWidth={1.75} aria-hidden />
        {t('addList')}
      </button>
    )
  return (
    <div className="w-[288px] flex-none snap-start rounded-xl bg-column p-2 max-sm:w-[84vw]">
      <input
        // biome-ignore lint/a11y/noAutofocus: it was asked for with the button that it replaces
        autoFocus
        value={text}
        aria-label={t('newList')}
        placeholder={t('newListHint')}
        maxLength={1_000}
        className="h-9 w-full rounded-md bg-card px-2.5 font-semibold outline-2 outline-accent"
        onChange={({ target }) => setText(target.value)}
        onBlur={() => {
          add()
          setText(null)
        }}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') setText(null)
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            add()
            setText('')
          }
        }}
      />
    </div>
  )
}
