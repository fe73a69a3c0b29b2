'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { request } from '../_client/transport.ts'
import { Done } from './done.tsx'
import { Fault, type FaultCode, faultOf } from './fault.tsx'
import { Field } from './field.tsx'
import { panel, primary } from './looks.ts'

/** Sets a new password by a link that works once; it is taken out of the address at once. */
export function ResetForm() {
  const t = useTranslations('account')
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState<FaultCode | null>(null)
  const [isDone, setIsDone] = useState(false)
  const token = useRef('')

  useEffect(() => {
    token.current ||= window.location.hash.slice(1)
    window.history.replaceState(null, '', window.location.pathname)
  }, [])

  const set = async (event: FormEvent) => {
    event.preventDefault()
    const body = { token: token.current, password }
    const outcome = await request('/api/resets/use', { method: 'POST', body })
    const code = outcome.kind === 'gone' ? 'link' : faultOf(outcome)
    setFault(code === 'invalid-field' ? 'PASSWORD_TOO_SHORT' : code)
    setIsDone(code === null)
  }
  if (isDone)
    return (
      <div className={panel}>
        <Done said={t('resetDone')} />
        <Link href="/sign-in" prefetch={false} className={`${primary} grid place-items-center`}>
          {t('signIn')}
        </Link>
      </div>
    )
  return (
    <form className={panel} onSubmit={(event) => void set(event)}>
      <Field
        label={t('newPassword')}
        hint={t('passwordHint')}
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={128}
        value={password}
        onText={setPassword}
      />
      <Fault code={fault} />
      <button type="submit" className={primary}>
        {t('resetSet')}
      </button>
    </form>
  )
}
