'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { request } from '../_client/transport.ts'
import { CodeForm } from './code-form.tsx'
import { enterByPasskey } from './enter-by-passkey.ts'
import { Fault, type FaultCode, faultOf } from './fault.tsx'
import { Field } from './field.tsx'
import { link, panel, primary, secondary } from './looks.ts'

type Props = {
  /** Where to go on to: a path of this site. */
  to: string
  /** The provider with whom one may sign in too. */
  oidcName: string | null
  /** Coming back from the provider has failed. */
  hasFailed: boolean
}

/** Asks who someone is, and goes on. */
export function SignInForm({ to, oidcName, hasFailed }: Props) {
  const t = useTranslations('account')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState<FaultCode | null>(hasFailed ? 'oidc' : null)
  const [isAsking, setIsAsking] = useState(false)
  const [needsCode, setNeedsCode] = useState(false)

  const tryTo = async (enter: () => Promise<FaultCode | null>) => {
    if (isAsking) return
    setIsAsking(true)
    setFault(null)
    const code = await enter()
    setIsAsking(false)
    setFault(code)
  }
  const byPassword = async (event: FormEvent) => {
    event.preventDefault()
    await tryTo(async () => {
      const body = { email: email.trim(), password }
      const asked = { method: 'POST', body }
      const outcome = await request<{ twoFactorRedirect?: boolean }>('/api/auth/sign-in/email', asked)
      if (outcome.kind !== 'ok') return faultOf(outcome)
      if (outcome.value.twoFactorRedirect) setNeedsCode(true)
      else window.location.assign(to)
      return null
    })
  }
  const byPasskey = () =>
    tryTo(async () => {
      if (!(await enterByPasskey())) return 'passkey'
      window.location.assign(to)
      return null
    })
  const byProvider = () =>
    tryTo(async () => {
      const back = `/sign-in?to=${encodeURIComponent(to)}`
      const body = { provider: 'oidc', callbackURL: to, errorCallbackURL: back, disableRedirect: true }
      const outcome = await request<{ url: string }>('/api/auth/sign-in/social', { method: 'POST', body })
      if (outcome.kind === 'ok') window.location.assign(outcome.value.url)
      return faultOf(outcome)
    })

  if (needsCode) return <CodeForm to={to} />
  return (
    <form className={panel} onSubmit={(event) => void byPassword(event)}>
      <Field
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
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
      <p className="text-center text-ink-3">{t('or')}</p>
      <button type="button" disabled={isAsking} className={secondary} onClick={() => void byPasskey()}>
        {t('withPasskey')}
      </button>
      {oidcName !== null && (
        <button type="button" disabled={isAsking} className={secondary} onClick={() => void byProvider()}>
          {t('withOidc', { name: oidcName })}
        </button>
      )}
    </form>
  )
}
