import { getTranslations } from 'next-intl/server'
import { Mark } from './mark.tsx'

/** It is part of every page: Next's own link would be three of the kilobytes that come before the first drag. */
export default async function NotFound() {
  const t = await getTranslations('notFound')
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-2 p-6 text-center">
      <Mark />
      <h1 className="mt-3 text-[22px] leading-7 font-semibold tracking-[-.02em]">{t('title')}</h1>
      <p className="text-ink-2">{t('hint')}</p>
      {/* oxlint-disable-next-line next/no-html-link-for-pages */}
      <a href="/" className="mt-4 grid h-8 place-items-center rounded-md border border-edge px-3 font-medium">
        {t('home')}
      </a>
    </main>
  )
}
