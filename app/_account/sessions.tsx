'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { request } from '../_client/transport.ts'
import { browserName } from './browser-name.ts'
import { Fault, type FaultCode, faultOf } from './fault.tsx'
import { secondary } from './looks.ts'
import type { PartProps } from './profile.ts'
import { Section } from './section.tsx'

/** Where I am signed in; each can be ended from here. */
export function Sessions({ profile, onChanged }: PartProps) {
  const t = useTranslations('account.sessions')
  const [fault, setFault] = useState<FaultCode | null>(null)
  const end = async (path: string) => {
    const outcome = await request(path, { method: 'DELETE' })
    setFault(faultOf(outcome))
    await onChanged()
  }
  return (
    <Section title={t('title')}>
      <ul aria-label={t('title')} className="flex flex-col gap-2">
        {profile.sessions.map(({ id, browser, address, at, isThis }) => {
          const name = browserName(browser) ?? t('unknown')
          return (
            <li key={id} className="flex items-center gap-3">
              <span className="min-w-0 flex-1">
                <span className="block truncate">{name}</span>
                <span className="block text-ink-3">
                  {address} · {isThis ? t('this') : t('seen', { at: new Date(at).toLocaleString() })}
                </span>
              </span>
              {!isThis && (
                <button
                  type="button"
                  aria-label={t('endOf', { name })}
                  className={secondary}
                  onClick={() => void end(`/api/me/sessions/${id}`)}
                >
                  {t('end')}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      <Fault code={fault} />
      {profile.sessions.length > 1 && (
        <button type="button" className={`${secondary} self-start`} onClick={() => void end('/api/me/sessions')}>
          {t('endOthers')}
        </button>
      )}
    </Section>
  )
}
