'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { Fault, type FaultCode, faultOf } from '../_account/fault.tsx'
import { Field } from '../_account/field.tsx'
import { panel, primary } from '../_account/looks.ts'
import { request } from '../_client/transport.ts'
import { bearer } from './bearer.ts'
import { LinkToCopy } from './link-to-copy.tsx'

type Invitation = { readonly id: string; readonly email: string | null; readonly expiresAt: number }
type Made = { readonly invitation: Invitation; readonly link: string; readonly isSent: boolean }
type Props = {
  token: string | null
  /** Whether mail can be sent. */
  hasMail: boolean
}

/** Makes invitations, and takes them back. */
export function Invitations({ token, hasMail }: Props) {
  const t = useTranslations('admin.invitations')
  const [open, setOpen] = useState<readonly Invitation[]>([])
  const [email, setEmail] = useState('')
  const [made, setMade] = useState<Made | null>(null)
  const [fault, setFault] = useState<FaultCode | null>(null)
  const headers = bearer(token)

  useEffect(() => {
    const asked = request<{ invitations: readonly Invitation[] }>('/api/admin/invitations', { headers: bearer(token) })
    void asked.then((outcome) => outcome.kind === 'ok' && setOpen(outcome.value.invitations))
  }, [token])

  const invite = async (event: FormEvent) => {
    event.preventDefault()
    const body = { email: email.trim() || null }
    const outcome = await request<Made>('/api/admin/invitations', { method: 'POST', headers, body })
    setFault(outcome.kind === 'refused' ? 'INVALID_EMAIL' : faultOf(outcome))
    if (outcome.kind !== 'ok') return
    setMade(outcome.value)
    setOpen([outcome.value.invitation, ...open])
    setEmail('')
  }
  const drop = async (id: string) => {
    const outcome = await request(`/api/admin/invitations/${id}`, { method: 'DELETE', headers })
    setFault(faultOf(outcome))
    if (outcome.kind !== 'ok') return
    setOpen(open.filter((one) => one.id !== id))
    if (made?.invitation.id === id) setMade(null)
  }
  return (
    <section aria-label={t('title')} className={panel}>
      <h2 className="font-semibold">{t('title')}</h2>
      <form className="flex flex-col gap-3" onSubmit={(event) => void invite(event)}>
        <Field
          label={t('email')}
          hint={t(hasMail ? 'emailHint' : 'emailHintNoMail')}
          type="email"
          autoComplete="off"
          value={email}
          onText={setEmail}
        />
        <Fault code={fault} />
        <button type="submit" className={`${primary} self-start`}>
          {t('make')}
        </button>
      </form>
      {made &&
        (made.isSent ? (
          <p role="status">{t('sent', { email: made.invitation.email ?? '' })}</p>
        ) : (
          <LinkToCopy link={made.link} said={t('ready')} />
        ))}
      {open.length > 0 && (
        <ul aria-label={t('open')} className="flex flex-col gap-2 border-t border-line pt-3">
          {open.map(({ id, email: of, expiresAt }) => (
            <li key={id} className="flex items-center gap-3">
              <span className="min-w-0 flex-1">
                <span className="block truncate">{of ?? t('anyone')}</span>
                <span className="block text-ink-3">{t('until', { at: new Date(expiresAt).toLocaleDateString() })}</span>
              </span>
              <button
                type="button"
                aria-label={t('dropOf', { who: of ?? t('anyone') })}
                className="tap h-7 rounded-md border border-edge px-2.5 font-medium pointer-coarse:h-11"
                onClick={() => void drop(id)}
              >
                {t('drop')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
