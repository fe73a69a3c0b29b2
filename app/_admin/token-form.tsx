'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { askStatus } from './ask-status.ts'

type Props = {
  /** A token was good before, and is not any more. */
  isRefused: boolean
  onToken: (token: string) => void
}

/** Asks for the token, and tries it. */
export function TokenForm({ isRefused, onToken }: Props) {
  const t = useTranslations('admin')
  const faultId = useId()
  const hintId = useId()
  const [token, setToken] = useState('')
  const [fault, setFault] = useState<'wrong' | 'lost' | null>(isRefused ? 'wrong' : null)
  const [isAsking, setIsAsking] = useState(false)

  const ask = async (event: FormEvent) => {
    event.preventDefault()
    if (token === '' || isAsking) return
    setIsAsking(true)
    setFault(null)
    // What a header cannot carry is no token.
    const outcome = /^[\x20-\x7e]+$/.test(token) ? await askStatus(token, Number.MAX_SAFE_INTEGER) : null
    setIsAsking(false)
    if (outcome?.kind === 'ok') onToken(token)
    else setFault(outcome === null || outcome.kind === 'gone' ? 'wrong' : 'lost')
  }
  return (
    <form
      className="mx-auto mt-[12vh] flex max-w-96 flex-col gap-3 rounded-xl bg-card p-5 shadow-card"
      onSubmit={(event) => void ask(event)}
    >
      <label className="block">
        <span className="mb-2 block font-medium">{t('token')}</span>
        <input
          // biome-ignore lint/a11y/noAutofocus: the page asks for nothing else
          autoFocus
          type="password"
          autoComplete="off"
          value={token}
          aria-invalid={fault === 'wrong'}
          aria-describedby={`${faultId} ${hintId}`}
          className="h-9 w-full rounded-md border border-edge bg-paper px-2.5 font-mono"
          onChange={({ target }) => setToken(target.value)}
        />
      </label>
      <p id={hintId} className="text-ink-2">
        {t('tokenHint')}
      </p>
      <p role="alert" id={faultId} className="text-bad empty:hidden">
        {fault && t(fault)}
      </p>
      <button
        type="submit"
        disabled={token === ''}
        className="tap h-9 rounded-md bg-accent px-3 font-medium text-accent-ink disabled:opacity-50"
      >
        {t('enter')}
      </button>
    </form>
  )
}
