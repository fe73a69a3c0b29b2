'use client'

import { useTranslations } from 'next-intl'
import { titleFault } from './title-text.ts'

/** Says why what is typed cannot be a title. */
export function TitleFault({ text }: { text: string }) {
  const t = useTranslations('titleFault')
  const fault = titleFault(text)
  return (
    fault && (
      <p role="alert" className="mt-1.5 text-xs font-normal tracking-normal text-bad">
        {t(fault)}
      </p>
    )
  )
}
