'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { request } from '../_client/transport.ts'
import { Done } from './done.tsx'
import { Fault, type FaultCode, faultOf } from './fault.tsx'
import { Field } from './field.tsx'
import { secondary } from './looks.ts'
import type { PartProps } from './profile.ts'
import { Section } from './section.tsx'

/** The address that I sign in with. */
export function EmailPart({ profile, onChanged }: PartProps) {
  const t = useTranslations('account.emailSection')
  const [email, setEmail] = useState('')
  const [present, setPresent] = useState('')
  const [fault, setFault] = useState<FaultCode | null>(null)
  const [done, setDone] = useState<string | null>(null)

  const change = async (event: FormEvent) => {
    event.preventDefault()
    const body = { email: email.trim(), ...(profile.hasPassword ? { present } : {}) }
    const outcome = await request('/api/me/email', { method: 'POST', body })
    const code = faultOf(outcome)
    setFault(code === 'invalid-field' ? 'INVALID_EMAIL' : code)
    setDone(code === null ? email.trim().toLowerCase() : null)
    if (code !== null) return
    setEmail('')
    setPresent('')
    await onChanged()
  }
  return (
    <Section title={t('title')}>
      <p className="text-ink-2">{profile.email}</p>
      <form className="flex flex-col gap-4" onSubmit={(event) => void change(event)}>
        <Field label={t('new')} type="email" autoComplete="email" required value={email} onText={setEmail} />
        {profile.hasPassword && (
          <Field
            label={t('present')}
            type="password"
            autoComplete="current-password"
            required
            value={present}
            onText={setPresent}
          />
        )}
        <Fault code={fault} />
        <Done said={done === null ? null : t('done', { email: done })} />
        <button type="submit" className={`${secondary} self-start`}>
          {t('change')}
        </button>
      </form>
    </Section>
  )
}
