'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Mark } from '../mark.tsx'

/** The way to all my boards. Next's own link would be three of the kilobytes that come before the first drag. */
export function HomeLink() {
  const t = useTranslations('board')
  const router = useRouter()
  return (
    // oxlint-disable-next-line next/no-html-link-for-pages
    <a
      href="/"
      aria-label={t('home')}
      className="tap flex items-center gap-3 rounded-sm text-ink-3 hover:text-ink"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        router.push('/')
      }}
    >
      <Mark />
      <span className="max-sm:hidden">{t('boards')}</span>
    </a>
  )
}
