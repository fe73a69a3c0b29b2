'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Me } from '../domain/person.ts'
import { browserFor } from './_client/browser.ts'
import { signOut } from './_client/sign-out.ts'

/** Ends my session here. What that would lose is said first. */
export function SignOutButton({ me }: { me: Me }) {
  const t = useTranslations('me')
  const [warning, setWarning] = useState<string | null>(null)
  const [hasFailed, setHasFailed] = useState(false)

  const leave = async () => {
    setHasFailed(false)
    if (await signOut(me)) window.location.assign('/')
    else setHasFailed(true)
  }
  const ask = async () => {
    const { disk } = await browserFor(me.id)
    const { length: count } = await disk.waiting()
    const warnings = [...(count > 0 ? [t('signOutUnsent', { count })] : []), ...(me.guest ? [t('signOutGuest')] : [])]
    if (warnings.length === 0) return leave()
    setWarning(warnings.join(' '))
  }
  return (
    <div className="mt-3 border-t border-line pt-3">
      {warning && (
        <p role="alert" className="mb-2 text-ink-2">
          {warning}
        </p>
      )}
      {hasFailed && (
        <p role="alert" className="mb-2 text-bad">
          {t('notSignedOut')}
        </p>
      )}
      <button
        type="button"
        className="tap h-8 rounded-md border border-edge px-3 font-medium"
        onClick={() => void (warning ? leave() : ask())}
      >
        {warning ? t('signOutAnyway') : t('signOut')}
      </button>
    </div>
  )
}
