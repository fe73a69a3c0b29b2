'use client'

import { useTranslations } from 'next-intl'
import { useNotify } from './use-notify.ts'

/** Copies the board's address; where that cannot be done, shows it. */
export function useShare(): () => Promise<void> {
  const t = useTranslations('board')
  const notify = useNotify()
  return async () => {
    const { origin, pathname } = window.location
    const address = origin + pathname.split('/').slice(0, 3).join('/')
    try {
      await navigator.clipboard.writeText(address)
      notify(t('copied'))
    } catch {
      notify(t('notCopied', { address }))
    }
  }
}
