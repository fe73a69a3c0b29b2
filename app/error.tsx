'use client'

import { useTranslations } from 'next-intl'

export default function Failed({ reset }: { reset: () => void }) {
  const t = useTranslations('failed')
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-2 p-6 text-center">
      <h1 className="text-[22px] leading-7 font-semibold tracking-[-.02em]">{t('title')}</h1>
      <p className="text-ink-2">{t('hint')}</p>
      <button type="button" className="mt-4 h-8 rounded-md border border-edge px-3 font-medium" onClick={reset}>
        {t('again')}
      </button>
    </main>
  )
}
