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

/** Another password, or a first one; the other sessions end. */
export function PasswordPart({ profile, onChanged }: PartProps) {
  const t = useTranslations('account.passwordSection')
  const [present, setPresent] = useState('')
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState<FaultCode | null>(null)
  const [isDone, setIsDone] = useState(false)

  const change = async (event: FormEvent) => {
    event.preventDefault()
    const body = { password, ...(profile.hasPassword ? { present } : {}) }
    const code = faultOf(await request('/api/me/password', { method: 'POST', body }))
    setFault(code === 'invalid-field' ? 'PASSWORD_TOO_SHORT' : code)
    setIsDone(code === null)
    if (code !== null) return
    setPresent('')
    setPassword('')
    await onChanged()
  }
  return (
    <Section title={t('title')}>
      <form className="flex flex-col gap-4" onSubmit={(event) => void change(event)}>
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
        <Field
          label={t('new')}
          type="password"
          autoComplete="new-password"
          required
          minLength={8}
          maxLength={128}
          value={password}
          onText={setPassword}
        />
        <Fault code={fault} />
        <Done said={isDone ? t('done') : null} />
        <button type="submit" className={`${secondary} self-start`}>
          {t(profile.hasPassword ? 'change' : 'set')}
        </button>
      </form>
    </Section>
  )
}
