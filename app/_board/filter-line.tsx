'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { BoardStore } from '../_client/board-store.ts'
import { noFilter } from './filter.ts'
import { isTyping } from './is-typing.ts'
import { cardInPath } from './paths.ts'
import { useBoard, useBoardContext, useFiltering } from './use-board.ts'
import { useMinute } from './use-minute.ts'

/** While someone types, what is found is not said at each letter. */
const sayMs = 700

/** While a filter is on: how much of the board is shown, and the way back to all of it. */
export function FilterLine() {
  const t = useTranslations('filter')
  const context = useBoardContext()
  const { store, filtering, announce } = context
  const minute = useMinute()
  const shown = useFiltering((now) => now.shown)
  const all = useBoard(countAll)

  useEffect(() => {
    let said = filtering.filter
    const say = () => {
      if (filtering.isOn) announce(t('showing', { shown: filtering.shown, all: countAll(store) }))
    }
    let saying = setTimeout(say, sayMs)
    const unsubscribe = filtering.subscribe(() => {
      if (filtering.filter === said) return
      said = filtering.filter
      clearTimeout(saying)
      saying = setTimeout(say, sayMs)
    })
    return () => {
      clearTimeout(saying)
      unsubscribe()
    }
  }, [filtering, store, announce, t])
  useEffect(() => {
    if (minute !== null && filtering.filter.due.length > 0) filtering.look()
  }, [minute, filtering])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return
      const { hold, selection, filterPanel, palette, picker, followed } = context
      const isBusy = hold.value || selection.cards.size > 0 || filterPanel.value || palette.value || picker.value
      if (isBusy || followed.value || cardInPath(window.location.pathname)) return
      clear()
    }
    const clear = () => {
      filtering.set(noFilter)
      announce(t('cleared'))
    }
    // After the popups, each of which has a use of its own for the key.
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [filtering, context, announce, t])

  return (
    <p className="flex flex-none items-center gap-2 px-4 pt-2 text-ink-2 max-sm:px-3">
      {t('showing', { shown, all })}
      <span aria-hidden>·</span>
      <button
        type="button"
        className="tap rounded-sm font-medium text-accent"
        onClick={() => {
          filtering.set(noFilter)
          announce(t('cleared'))
          context.focus.moveToFirst()
        }}
      >
        {t('clear')}
      </button>
    </p>
  )
}

const countAll = (store: BoardStore): number =>
  store.view.order.lists.reduce((count, listId) => count + store.count(listId), 0)
