'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type RefObject, useId, useState } from 'react'
import { daysAfter, daysToMonday, momentOf, typedOf } from './moment-of.ts'

/** What is chosen most, and how many days it is from today. */
const quick = [
  ['today', () => 0],
  ['tomorrow', () => 1],
  ['nextWeek', daysToMonday],
] as const

type Props = {
  /** The date that is set; null where there is none, or not the same one. */
  at: string | null
  /** Whether there is a date to take off. */
  hasDate: boolean
  /** What has the focus first. */
  first: RefObject<HTMLInputElement | null>
  /** Null takes the date off. */
  onSet: (at: string | null) => void
}

/** A date with a time, by the clock of whoever types it. Without a time it is the end of that day. */
export function DueField({ at, hasDate, first, onSet }: Props) {
  const t = useTranslations('dueField')
  const hint = useId()
  const [typed, setTyped] = useState(() => typedOf(at))
  const moment = momentOf(typed)

  const save = (event: FormEvent) => {
    event.preventDefault()
    if (moment) onSet(moment)
  }
  const input =
    'h-8 min-w-0 rounded-md border border-edge bg-paper px-2 pointer-coarse:h-11 pointer-coarse:text-base scheme-light-dark'
  return (
    <form className="flex flex-col gap-2.5 px-3 pt-1 pb-3" onSubmit={save}>
      <div className="flex gap-1.5">
        {quick.map(([name, daysFrom]) => (
          <button
            key={name}
            type="button"
            className="min-h-8 flex-auto rounded-md bg-column px-2 whitespace-nowrap hover:bg-line pointer-coarse:min-h-11"
            onClick={() => {
              const now = new Date()
              onSet(momentOf({ date: daysAfter(now, daysFrom(now)), time: typed.time }))
            }}
          >
            {t(name)}
          </button>
        ))}
      </div>
      <div className="flex gap-1.5">
        <input
          ref={first}
          type="date"
          value={typed.date}
          max="9999-12-31"
          aria-label={t('date')}
          className={`${input} flex-[5]`}
          onChange={({ target }) => setTyped((before) => ({ ...before, date: target.value }))}
        />
        <input
          type="time"
          value={typed.time}
          aria-label={t('time')}
          aria-describedby={hint}
          className={`${input} flex-[4]`}
          onChange={({ target }) => setTyped((before) => ({ ...before, time: target.value }))}
        />
      </div>
      <p id={hint} className="text-xs text-ink-3">
        {t('hint')}
      </p>
      <div className="flex gap-1.5">
        <button
          type="submit"
          disabled={moment === null}
          className="min-h-8 flex-1 rounded-md bg-accent px-2.5 font-medium text-accent-ink disabled:opacity-50 pointer-coarse:min-h-11"
        >
          {t('save')}
        </button>
        {hasDate && (
          <button
            type="button"
            className="min-h-8 rounded-md px-2.5 text-ink-2 hover:bg-column pointer-coarse:min-h-11"
            onClick={() => onSet(null)}
          >
            {t('remove')}
          </button>
        )}
      </div>
    </form>
  )
}
