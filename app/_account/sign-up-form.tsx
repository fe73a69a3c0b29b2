'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { request } from '../_client/transport.ts'
import { isTokenKept } from '../_share/token.ts'
import { Fault, type FaultCode, faultOf } from './fault.tsx'
import { Field } from './field.tsx'
import { panel, primary } from './looks.ts'

type Props = {
  /** Where to go on to: a path of this site. */
  to: string
  /** The name that a guest has given themselves. */
  name: string
}

/** Makes an account. An invitation is taken out of the address at once, and waits in a cookie. */
export function SignUpForm({ to, name: first }: Props) {
  const t = useTranslations('account')
  const [name, setName] = useState(first)
  const [email, setEmail] = useState('')
  const [boundTo, setBoundTo] = useState<string | null>(null)
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState<FaultCode | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  const token = useRef<string | null>(null)

  useEffect(() => {
    const inAddress = window.location.hash.slice(1)
    if (inAddress === '' || token.current !== null) return
    token.current = inAddress
    window.history.replaceState(null, '', window.location.pathname + window.location.search)
    const body = { token: inAddress }
    void request<{ email: string | null }>('/api/invitations', { method: 'POST', body }).then((outcome) => {
      if (outcome.kind === 'ok') setBoundTo(outcome.value.email)
      else setFault(outcome.kind === 'gone' ? 'invitation' : faultOf(outcome))
    })
  }, [])

  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (isAsking) return
    setIsAsking(true)
    setFault(null)
    const body = { name: name.trim(), email: boundTo ?? email.trim(), password }
    const outcome = await request('/api/auth/sign-up/email', { method: 'POST', body })
    // Who came by a share link first, and then by an invitation, goes on to the board.
    if (outcome.kind === 'ok') return window.location.assign(to === '/' && isTokenKept() ? '/share' : to)
    setIsAsking(false)
    setFault(faultOf(outcome))
  }
  return (
    <form className={panel} onSubmit={(event) => void make(event)}>
      <Field
        label={t('name')}
        hint={t('nameHint')}
        name="name"
        autoComplete="name"
        required
        maxLength={120}
        value={name}
        onText={setName}
      />
      <Field
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        required
        disabled={boundTo !== null}
        value={boundTo ?? email}
        onText={setEmail}
      />
      <Field
        label={t('password')}
        hint={t('passwordHint')}
        type="password"
        name="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={128}
        value={password}
        onText={setPassword}
      />
      <Fault code={fault} />
      <button type="submit" disabled={isAsking} className={primary}>
        {t('signUp')}
      </button>
    </form>
  )
}
