'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { checked, isListId } from '../../domain/id.ts'
import { newId } from '../_client/new-id.ts'
import { lineKeys } from './line-keys.ts'
import { TitleFault } from './title-fault.tsx'
import { asLine, endTitle, titleFault } from './title-text.ts'
import { useBoardContext } from './use-board.ts'
import { useFocusBack } from './use-focus-back.ts'
import { useLeaving } from './use-leaving.ts'

/** A new list at the end of the board. */
export function AddList() {
  const t = useTranslations('list')
  const { store } = useBoardContext()
  const [text, setText] = useState<string | null>(null)
  const focusBack = useFocusBack()

  const add = (): boolean =>
    endTitle(text ?? '', '', (title) => store.propose({ type: 'AddList', listId: checked(isListId, newId()), title }))
  const onBlur = useLeaving(() => {
    if (add()) setText(null)
  })

  if (text === null)
    return (
      <button
        ref={focusBack.button}
        data-add-list
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
        dir="auto"
        value={text}
        aria-label={t('newList')}
        aria-invalid={titleFault(text) !== null || undefined}
        placeholder={t('newListHint')}
        className="h-9 w-full rounded-md bg-card px-2.5 font-semibold outline-2 outline-accent"
        onChange={({ target }) => setText(asLine(target.value))}
        onBlur={onBlur}
        onKeyDown={lineKeys({
          onEnter: () => {
            if (add()) setText('')
          },
          onEscape: () => {
            focusBack.ask()
            setText(null)
          },
        })}
      />
      <TitleFault text={text} />
    </div>
  )
}
