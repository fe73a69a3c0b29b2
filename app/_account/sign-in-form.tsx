'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { request } from '../_client/transport.ts'
import { Fault, type FaultCode, faultOf } from './fault.tsx'
import { Field } from './field.tsx'
import { link, panel, primary } from './looks.ts'

type Props = {
  /** Where to go on to: a path of this site. */
  to: string
}

/** Asks who someone is, and goes on. */
export function SignInForm({ to }: Props) {
  const t = useTranslations('account')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState<FaultCode | null>(null)
  const [isAsking, setIsAsking] = useState(false)

  const enter = async (event: FormEvent) => {
    event.preventDefault()
    if (isAsking) return
    setIsAsking(true)
    setFault(null)
    const outcome = await request('/api/auth/sign-in/email', {
      method: 'POST',
      body: { email: email.trim(), password },
    })
    if (outcome.kind === 'ok') return window.location.assign(to)
    setIsAsking(false)
    setFault(faultOf(outcome))
  }
  return (
    <form className={panel} onSubmit={(event) => void enter(event)}>
      <Field
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username webauthn"
        required
        value={email}
        onText={setEmail}
      />
      <Field
        label={t('password')}
        type="password"
        name="password"
        autoComplete="current-password"
        required
        value={password}
        onText={setPassword}
        aside={
          <Link href="/forgot" prefetch={false} className={link}>
            {t('forgot')}
          </Link>
        }
      />
      <Fault code={fault} />
      <button type="submit" disabled={isAsking} className={primary}>
        {t('signIn')}
      </button>
    </form>
  )
}
