'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'

type Props = { isWrong: boolean; onPassword: (password: string) => void }

/** Asks for the password of a share link. */
export function PasswordForm({ isWrong, onPassword }: Props) {
  const t = useTranslations('sharePage.password')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password !== '') onPassword(password)
  }
  return (
    <form className="mt-4 grid w-72 max-w-full gap-2 text-start" onSubmit={submit}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it is all that there is to do here
        autoFocus
        type="password"
        autoComplete="off"
        value={password}
        maxLength={200}
        aria-label={t('label')}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? 'password-wrong' : undefined}
        className="h-9 w-full rounded-md border border-edge bg-paper px-2.5 pointer-coarse:h-11"
        onChange={({ target }) => setPassword(target.value)}
      />
      {isWrong && (
        <p id="password-wrong" role="alert" className="text-bad">
          {t('wrong')}
        </p>
      )}
      <button
        type="submit"
        disabled={password === ''}
        className="h-9 rounded-md bg-accent px-3 font-medium text-accent-ink disabled:opacity-50 pointer-coarse:h-11"
      >
        {t('go')}
      </button>
    </form>
  )
}
