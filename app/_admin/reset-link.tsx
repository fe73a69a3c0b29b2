'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Fault, type FaultCode, faultOf } from '../_account/fault.tsx'
import { Field } from '../_account/field.tsx'
import { panel, primary } from '../_account/looks.ts'
import { request } from '../_client/transport.ts'
import { bearer } from './bearer.ts'
import { LinkToCopy } from './link-to-copy.tsx'

/** Makes a link by which someone who is locked out sets a new password. */
export function ResetLink({ token }: { token: string | null }) {
  const t = useTranslations('admin.reset')
  const [email, setEmail] = useState('')
  const [link, setLink] = useState<string | null>(null)
  const [fault, setFault] = useState<FaultCode | null>(null)

  const make = async (event: FormEvent) => {
    event.preventDefault()
    const asked = { method: 'POST', headers: bearer(token), body: { email: email.trim() } }
    const outcome = await request<{ link: string }>('/api/admin/resets', asked)
    setLink(outcome.kind === 'ok' ? outcome.value.link : null)
    setFault(outcome.kind === 'gone' ? 'unknown' : outcome.kind === 'refused' ? 'INVALID_EMAIL' : faultOf(outcome))
  }
  return (
    <section aria-label={t('title')} className={panel}>
      <h2 className="font-semibold">{t('title')}</h2>
      <form className="flex flex-col gap-3" onSubmit={(event) => void make(event)}>
        <Field
          label={t('email')}
          hint={t('hint')}
          type="email"
          autoComplete="off"
          required
          value={email}
          onText={setEmail}
        />
        <Fault code={fault} />
        <button type="submit" className={`${primary} self-start`}>
          {t('make')}
        </button>
      </form>
      {link !== null && <LinkToCopy link={link} said={t('ready')} />}
    </section>
  )
}
