'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { request } from '../_client/transport.ts'
import { Done } from './done.tsx'
import { Fault, type FaultCode, faultOf } from './fault.tsx'
import { Field } from './field.tsx'
import { panel, primary } from './looks.ts'

/** Asks for a link by mail. What is answered does not tell whether there is such an account. */
export function ForgotForm() {
  const t = useTranslations('account')
  const [email, setEmail] = useState('')
  const [fault, setFault] = useState<FaultCode | null>(null)
  const [isSent, setIsSent] = useState(false)

  const send = async (event: FormEvent) => {
    event.preventDefault()
    const code = faultOf(await request('/api/resets', { method: 'POST', body: { email: email.trim() } }))
    setFault(code === 'invalid-field' ? 'INVALID_EMAIL' : code)
    setIsSent(code === null)
  }
  return (
    <form className={panel} onSubmit={(event) => void send(event)}>
      <p className="text-ink-2">{t('forgotHint')}</p>
      <Field label={t('email')} type="email" autoComplete="username" required value={email} onText={setEmail} />
      <Fault code={fault} />
      <Done said={isSent ? t('forgotSent') : null} />
      <button type="submit" className={primary}>
        {t('forgotSend')}
      </button>
    </form>
  )
}
