'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { renderSVG } from 'uqr'
import { request } from '../_client/transport.ts'
import { Done } from './done.tsx'
import { Fault, type FaultCode, faultOf } from './fault.tsx'
import { Field } from './field.tsx'
import { primary, secondary } from './looks.ts'
import type { PartProps } from './profile.ts'
import { Section } from './section.tsx'

type Begun = { readonly totpURI: string; readonly backupCodes: readonly string[] }

/** Codes of an app that are asked for besides the password. The QR code is drawn here: nobody else sees it. */
export function Codes({ profile, onChanged }: PartProps) {
  const t = useTranslations('account.codes')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [begun, setBegun] = useState<Begun | null>(null)
  const [fault, setFault] = useState<FaultCode | null>(null)
  const [done, setDone] = useState<'done' | 'isOff' | null>(null)

  const begin = async (event: FormEvent) => {
    event.preventDefault()
    setDone(null)
    const body = { password }
    if (profile.hasTwoFactor) {
      const outcome = await request('/api/auth/two-factor/disable', { method: 'POST', body })
      return finish(faultOf(outcome), 'isOff')
    }
    const outcome = await request<Begun>('/api/auth/two-factor/enable', { method: 'POST', body })
    setFault(faultOf(outcome))
    if (outcome.kind === 'ok') setBegun(outcome.value)
  }
  const confirm = async (event: FormEvent) => {
    event.preventDefault()
    const body = { code: code.replaceAll(/\s/g, '') }
    const outcome = await request('/api/auth/two-factor/verify-totp', { method: 'POST', body })
    await finish(outcome.kind === 'no-session' ? 'INVALID_CODE' : faultOf(outcome), 'done')
  }
  const finish = async (failed: FaultCode | null, said: 'done' | 'isOff') => {
    setFault(failed)
    if (failed !== null) return
    setDone(said)
    setBegun(null)
    setPassword('')
    setCode('')
    await onChanged()
  }
  return (
    <Section title={t('title')}>
      <p className="text-ink-2">{t(profile.hasTwoFactor ? 'on' : 'off')}</p>
      <Done said={done && t(done)} />
      {begun ? (
        <form className="flex flex-col gap-4" onSubmit={(event) => void confirm(event)}>
          <p>{t('scan')}</p>
          {/* On white in both themes, or cameras do not read it. */}
          {/* oxlint-disable-next-line nextjs/no-img-element -- it is drawn here */}
          <img
            alt={t('qr')}
            src={`data:image/svg+xml,${encodeURIComponent(renderSVG(begun.totpURI, { border: 2 }))}`}
            className="size-44 self-center rounded-md"
          />
          <p>
            {t('key')}: <code className="font-mono break-all">{new URL(begun.totpURI).searchParams.get('secret')}</code>
          </p>
          <p>{t('keep')}</p>
          <ul aria-label={t('backups')} className="grid grid-cols-2 gap-x-6 gap-y-1 font-mono">
            {begun.backupCodes.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <Field
            label={t('confirm')}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            value={code}
            onText={setCode}
          />
          <Fault code={fault} />
          <button type="submit" className={`${primary} self-start`}>
            {t('turnOn')}
          </button>
        </form>
      ) : (
        <form className="flex flex-col gap-4" onSubmit={(event) => void begin(event)}>
          <Field
            label={t('password')}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onText={setPassword}
          />
          <Fault code={fault} />
          <button type="submit" className={`${secondary} self-start`}>
            {t(profile.hasTwoFactor ? 'turnOff' : 'begin')}
          </button>
        </form>
      )}
    </Section>
  )
}
