'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ClipboardEvent } from 'react'
import { type CardId, checked, isCardId } from '../../domain/id.ts'
import { isTitle } from '../../domain/text.ts'
import { newId } from '../_client/new-id.ts'
import type { Composing } from './composing.ts'
import { linesIn } from './pasted-lines.ts'
import { TitleField } from './title-field.tsx'
import { titleFault } from './title-text.ts'
import { useAddLines } from './use-add-lines.ts'
import { useBoardContext, useComposing } from './use-board.ts'
import { useLeaving } from './use-leaving.ts'

/** Writes new cards, one after another: Enter adds, Escape ends, and leaving adds what was typed. */
export function AddCard() {
  const t = useTranslations('list')
  const { store, columns, composing, focus } = useBoardContext()
  const addLines = useAddLines()
  const text = useComposing((now) => now?.text ?? '')

  /** Adds what is typed, if anything is. The next card goes below it. */
  const add = (): Composing | null => {
    const now = composing.value
    const title = now?.text.trim() ?? ''
    if (!now || !isTitle(title)) return null
    const cardId = checked(isCardId, newId())
    const { list: listId, place } = now
    store.propose({ type: 'AddCard', cardId, listId, title, ...afterIn(place) })
    requestAnimationFrame(() => columns.get(listId)?.scrollTo(cardId))
    return { list: listId, place: place === 'bottom' ? place : { after: cardId }, text: '' }
  }
  /** Several lines that are pasted are as many cards; one is pasted as ever. */
  const onPaste = (event: ClipboardEvent) => {
    const now = composing.value
    const pasted = linesIn(event.clipboardData.getData('text/plain'))
    if (!now || pasted.length < 2 || !(event.target instanceof HTMLTextAreaElement)) return
    event.preventDefault()
    const { value, selectionStart, selectionEnd } = event.target
    const [before, behind] = [value.slice(0, selectionStart), value.slice(selectionEnd)]
    const lines = pasted.map((line, index) =>
      `${index === 0 ? before : ''}${line}${index === pasted.length - 1 ? behind : ''}`.trim(),
    )
    const last = addLines(lines, now.list, afterIn(now.place))?.at(-1)
    if (!last) return
    requestAnimationFrame(() => columns.get(now.list)?.scrollTo(last))
    composing.set({ ...now, place: now.place === 'bottom' ? now.place : { after: last }, text: '' })
  }
  const hasFault = () => titleFault(composing.value?.text ?? '') !== null
  const end = () => {
    const now = composing.value
    composing.set(null)
    if (typeof now?.place === 'object') focus.move(now.place.after)
    else if (now) focus.moveToAdd(now.list, now.place)
  }
  const onBlur = useLeaving(() => {
    if (hasFault()) return
    add()
    composing.set(null)
  })

  return (
    <div data-no-drag className="card" onBlur={onBlur} onPaste={onPaste}>
      <TitleField
        value={text}
        label={t('newCard')}
        placeholder={t('newCardHint')}
        autoFocus
        className="font-medium"
        onChange={(value) => {
          const now = composing.value
          if (now) composing.set({ ...now, text: value })
        }}
        onEnter={() => {
          if (hasFault()) return
          const next = add()
          if (next) composing.set(next)
          else end()
        }}
        onEscape={end}
      />
    </div>
  )
}

/** The button that begins a new card at the end of a list. */
export function AddCardButton({ title, onClick }: { title: string; onClick: () => void }) {
  const t = useTranslations('list')
  return (
    <button
      type="button"
      data-add-card="bottom"
      aria-label={t('addAtEndOf', { title })}
      className="tap mx-2 mb-2 flex h-[34px] flex-none items-center gap-2 rounded-md px-2 text-ink-3 hover:bg-line hover:text-ink"
      onClick={onClick}
    >
      <Plus className="size-3.5" strokeWidth={1.75} aria-hidden />
      {t('add')}
    </button>
  )
}

function afterIn(place: Composing['place']): { after?: CardId | null } {
  if (place === 'bottom') return {}
  return { after: place === 'top' ? null : place.after }
}
