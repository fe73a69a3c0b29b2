'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { request } from '../_client/transport.ts'
import { Fault, type FaultCode, faultOf } from './fault.tsx'
import { Field } from './field.tsx'
import { link, panel, primary } from './looks.ts'

/** Asks for the code that the password is not enough without. */
export function CodeForm({ to }: { to: string }) {
  const t = useTranslations('account')
  const [code, setCode] = useState('')
  const [isBackup, setIsBackup] = useState(false)
  const [fault, setFault] = useState<FaultCode | null>(null)

  const enter = async (event: FormEvent) => {
    event.preventDefault()
    const body = { code: code.replaceAll(/\s/g, '') }
    const path = `/api/auth/two-factor/${isBackup ? 'verify-backup-code' : 'verify-totp'}`
    const outcome = await request(path, { method: 'POST', body })
    if (outcome.kind === 'ok') return window.location.assign(to)
    setFault(outcome.kind === 'no-session' ? (isBackup ? 'INVALID_BACKUP_CODE' : 'INVALID_CODE') : faultOf(outcome))
  }
  return (
    <form className={panel} onSubmit={(event) => void enter(event)}>
      <Field
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        // biome-ignore lint/a11y/noAutofocus: the page asks for nothing else
        autoFocus
        label={t('code')}
        hint={t(isBackup ? 'backupHint' : 'codeHint')}
        inputMode={isBackup ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        required
        value={code}
        onText={setCode}
      />
      <Fault code={fault} />
      <button type="submit" className={primary}>
        {t('goOn')}
      </button>
      <button type="button" className={`${link} self-center`} onClick={() => setIsBackup(!isBackup)}>
        {t(isBackup ? 'useCode' : 'useBackup')}
      </button>
    </form>
  )
}
