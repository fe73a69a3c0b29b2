'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ClipboardEvent, type Ref, useEffect, useImperativeHandle, useState } from 'react'
import type { CardId, ChecklistId } from '../../domain/id.ts'
import { isTitle } from '../../domain/text.ts'
import { itemLines } from './item-lines.ts'
import type { Place } from './texts.ts'
import { TitleField } from './title-field.tsx'
import { useBoardContext, useTexts } from './use-board.ts'
import { useFocusBack } from './use-focus-back.ts'
import type { Items } from './use-items.ts'
import { useTyping } from './use-typing.ts'

type Props = {
  ref: Ref<{ open: () => void }>
  cardId: CardId
  checklistId: ChecklistId
  /** Of the checklist. */
  title: string
  items: Items
}

/** Where items are written, one after another: Enter adds, Escape ends and keeps what is typed; many lines are many items. */
export function NewItem({ ref, cardId, checklistId, title, items }: Props) {
  const t = useTranslations('checklists')
  const { texts } = useBoardContext()
  const place: Place = { kind: 'new-item', cardId, id: checklistId }
  const text = useTexts((all) => all.of(place)?.text ?? '')
  const [isOpen, setIsOpen] = useState(text !== '')
  const focusBack = useFocusBack()
  const typing = useTyping(cardId, 'checklist')
  useEffect(() => typing.stop, [typing])
  useImperativeHandle(ref, () => ({ open: () => setIsOpen(true) }), [])

  const write = (next: string) => {
    if (next === '') texts.drop(place)
    else texts.keep(place, { text: next, from: '' })
  }
  const end = () => {
    focusBack.ask()
    setIsOpen(false)
  }
  const add = () => {
    const trimmed = text.trim()
    if (trimmed === '') return end()
    if (!isTitle(trimmed)) return
    items.add(checklistId, trimmed)
    write('')
  }
  const onPaste = (event: ClipboardEvent) => {
    const { target } = event
    if (!(target instanceof HTMLTextAreaElement)) return
    const { value, selectionStart, selectionEnd } = target
    const pasted = event.clipboardData.getData('text/plain')
    if (itemLines(pasted).length < 2) return
    event.preventDefault()
    const lines = itemLines(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd))
    write(items.addAll(checklistId, lines).join(' '))
  }

  if (!isOpen)
    return (
      <button
        ref={focusBack.button}
        type="button"
        data-add-item
        aria-label={t('addItemTo', { title })}
        className="tap -mx-2 mt-0.5 flex h-8 items-center gap-2.5 rounded-md px-2 text-ink-3 hover:bg-column hover:text-ink"
        onClick={() => setIsOpen(true)}
      >
        <Plus className="size-4" strokeWidth={1.75} aria-hidden />
        {text === '' ? t('addItem') : t('goOn')}
      </button>
    )
  return (
    <div
      data-no-drag
      className="mt-1 rounded-md border border-edge px-2.5 py-1.5 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent"
      onPaste={onPaste}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (text === '' && !currentTarget.contains(relatedTarget)) setIsOpen(false)
      }}
    >
      <TitleField
        value={text}
        label={t('newItem', { title })}
        placeholder={t('newItemHint')}
        autoFocus
        onChange={(value) => {
          write(value)
          typing.tell()
        }}
        onEnter={add}
        onEscape={end}
      />
    </div>
  )
}
