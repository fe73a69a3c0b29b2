'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useBoard, useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'

/** The letters before the numbers of the board's cards. */
export function BoardPrefix() {
  const t = useTranslations('about')
  const { store } = useBoardContext()
  const notify = useNotify()
  const now = useBoard(({ view }) => view.prefix)
  const mayChange = useBoard((board) => board.mayChange)
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? now
  const isGood = /^[A-Z][A-Z0-9]{0,5}$/.test(text)

  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!isGood) return
    store.propose({ type: 'SetPrefix', prefix: text })
    notify(t('prefixSet', { example: `${text}-1` }))
    setTyped(null)
  }
  if (!mayChange) return <p className="font-mono">{now}-1</p>
  return (
    <form className="flex flex-wrap items-center gap-2" onSubmit={save}>
      <input
        value={text}
        aria-label={t('prefix')}
        aria-invalid={(typed !== null && !isGood) || undefined}
        maxLength={6}
        autoCapitalize="characters"
        className="h-9 w-28 rounded-md border border-edge bg-paper px-2.5 font-mono uppercase pointer-coarse:h-11"
        onChange={({ target }) => setTyped(target.value.toUpperCase())}
      />
      {typed !== null && typed !== now && (
        <button
          type="submit"
          disabled={!isGood}
          className="tap h-9 rounded-md bg-accent px-3 font-medium text-accent-ink disabled:opacity-50"
        >
          {t('save')}
        </button>
      )}
      <span className="text-ink-3">
        {typed !== null && !isGood ? t('prefixFault') : t('prefixHint', { example: `${text}-1` })}
      </span>
    </form>
  )
}
