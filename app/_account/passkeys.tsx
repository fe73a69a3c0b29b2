'use client'

import { startRegistration } from '@simplewebauthn/browser'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { request } from '../_client/transport.ts'
import { secondary } from './looks.ts'
import type { PartProps } from './profile.ts'
import { Section } from './section.tsx'

type Options = Parameters<typeof startRegistration>[0]['optionsJSON']

/** The passkeys that let me in. */
export function Passkeys({ profile, onChanged }: PartProps) {
  const t = useTranslations('account.passkeys')
  const [fault, setFault] = useState<'stale' | 'failed' | null>(null)

  const add = async () => {
    setFault(null)
    const name = t('name', { date: new Date().toLocaleDateString() })
    const options = await request<Options>('/api/auth/passkey/generate-register-options')
    if (options.kind !== 'ok') return setFault(options.kind === 'refused' ? 'stale' : 'failed')
    const response = await startRegistration({ optionsJSON: options.value }).catch(() => null)
    const body = { response, name }
    const outcome = response && (await request('/api/auth/passkey/verify-registration', { method: 'POST', body }))
    if (outcome?.kind !== 'ok') return setFault('failed')
    await onChanged()
  }
  const remove = async (id: string) => {
    const outcome = await request('/api/auth/passkey/delete-passkey', { method: 'POST', body: { id } })
    if (outcome.kind === 'ok') await onChanged()
    else setFault('failed')
  }
  return (
    <Section title={t('title')}>
      <p className="text-ink-2">{t('hint')}</p>
      {profile.passkeys.length > 0 && (
        <ul aria-label={t('title')} className="flex flex-col gap-1">
          {profile.passkeys.map(({ id, name, at }) => {
            const said = name ?? t('name', { date: new Date(at).toLocaleDateString() })
            return (
              <li key={id} className="flex items-center gap-3">
                <span className="min-w-0 flex-1 truncate">{said}</span>
                <button
                  type="button"
                  aria-label={t('removeOf', { name: said })}
                  className={secondary}
                  onClick={() => void remove(id)}
                >
                  {t('remove')}
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <p role="alert" className="text-bad empty:hidden">
        {fault && t(fault)}
      </p>
      <button type="button" className={`${secondary} self-start`} onClick={() => void add()}>
        {t('add')}
      </button>
    </Section>
  )
}
