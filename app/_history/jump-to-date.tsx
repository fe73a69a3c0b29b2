'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useNotify } from '../_board/use-notify.ts'
import type { History } from './history.ts'

/** Asks for a date and a time, by the clock of whoever types them, and goes there. */
export function JumpToDate({ history, onClose }: { history: History; onClose: () => void }) {
  const t = useTranslations('history')
  const notify = useNotify()
  const { timeline, past, player, ways } = history
  const [typed, setTyped] = useState(() => typedOf(past.past?.at ?? timeline.value.to))

  const go = async (event: FormEvent) => {
    event.preventDefault()
    const ms = Date.parse(typed)
    if (Number.isNaN(ms)) return
    player.pause()
    onClose()
    // The whole of the minute.
    const outcome = await ways.snapshot(new Date(ms + minuteMs - 1).toISOString())
    if (outcome.kind === 'ok') past.go(outcome.value.seq)
    else if (outcome.kind === 'gone') past.go(1)
    else notify(t('notFound'))
  }
  return (
    <form
      aria-label={t('date')}
      className="absolute right-3 bottom-full z-10 mb-2 flex items-end gap-2 rounded-lg border border-line bg-raised p-3 shadow-lift"
      onSubmit={(event) => void go(event)}
    >
      <label className="grid gap-1 text-xs text-ink-3">
        {t('dateAndTime')}
        <input
          type="datetime-local"
          // It is asked for by whoever wants to type there.
          autoFocus
          required
          value={typed}
          min={typedOf(timeline.value.from)}
          className="h-8 rounded-md border border-edge bg-paper px-2 text-sm text-ink scheme-light-dark pointer-coarse:h-11"
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            onClose()
          }}
        />
      </label>
      <button type="submit" className="h-8 rounded-md bg-accent px-3 font-medium text-accent-ink pointer-coarse:h-11">
        {t('go')}
      </button>
    </form>
  )
}

const minuteMs = 60_000

/** A moment as the field has it: the minute on the clock of whoever looks. */
function typedOf(at: string): string {
  const ms = Date.parse(at)
  return new Date(ms - new Date(ms).getTimezoneOffset() * minuteMs).toISOString().slice(0, 16)
}
