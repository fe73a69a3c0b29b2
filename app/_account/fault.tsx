'use client'

import { useTranslations } from 'next-intl'
import type { Outcome } from '../_client/outcome.ts'

/** What went wrong, in words; `wrong` is what a 401 means here. */
export type FaultCode = string

/** Why what was asked was not done; null where it was. */
export function faultOf(outcome: Outcome<unknown>): FaultCode | null {
  switch (outcome.kind) {
    case 'ok':
      return null
    case 'no-session':
      return 'wrong'
    case 'refused':
      return outcome.code
    case 'lost':
    case 'full':
      return 'lost'
    case 'gone':
      return 'other'
  }
}

/** Says it, to who listens too. */
export function Fault({ code }: { code: FaultCode | null }) {
  const t = useTranslations('account.faults')
  return (
    <p role="alert" className="text-bad empty:hidden">
      {code !== null && (t.has(code) ? t(code) : t('other'))}
    </p>
  )
}
