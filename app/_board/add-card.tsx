'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { type CardId, checked, isCardId } from '../../domain/id.ts'
import { isTitle } from '../../domain/text.ts'
import { newId } from '../_client/new-id.ts'
import type { Composing } from './composing.ts'
import { GrowingText } from './growing-text.tsx'
import { useBoardContext, useComposing } from './use-board.ts'

/** Writes new cards, one after another: Enter adds, Escape ends, and leaving adds what was typed. */
export function AddCard() {
  const t = useTranslations('list')
  const { store, columns, composing, focus } = useBoardContext()
  const text = useComposing((now) => now?.text ?? '')
  const root = useRef<HTMLDivElement>(null)

  /** Adds what is typed. The next card goes below it. */
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
  const end = () => {
    const place = composing.value?.place
    composing.set(null)
    if (typeof place === 'object' && store.view.cards[place.after]) focus.move(place.after)
  }

  return (
    <div
      ref={root}
      data-no-drag
      className="card"
      onBlur={({ relatedTarget }) => {
        if (root.current?.contains(relatedTarget)) return
        add()
        composing.set(null)
      }}
    >
      <GrowingText
        value={text}
        label={t('newCard')}
        placeholder={t('newCardHint')}
        autoFocus
        className="font-medium"
        onChange={(value) => {
          const now = composing.value
          if (now) composing.set({ ...now, text: value.replace(/[\r\n\u2028\u2029]+/g, ' ') })
        }}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') end()
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          const next = add()
          if (next) composing.set(next)
          else end()
        }}
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
