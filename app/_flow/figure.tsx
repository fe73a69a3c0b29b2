'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'

type Props = {
  title: string
  /** What it says in one sentence. */
  hint: string
  /** The chart; null where there is too little for one. */
  children: ReactNode
  /** The same as a table. */
  table: ReactNode
}

/** A chart with a sentence, and its numbers below. */
export function Figure({ title, hint, children, table }: Props) {
  const t = useTranslations('flow')
  const id = useId()
  return (
    <section aria-labelledby={id} className="border-t border-line py-4">
      <h3 id={id} className="font-semibold tracking-[-.01em]">
        {title}
      </h3>
      <p className="mt-0.5 mb-2.5 max-w-[64ch] text-ink-2">{hint}</p>
      {children}
      <details className="mt-1">
        <summary className="w-fit rounded-sm py-1 text-ink-2 hover:text-ink pointer-coarse:py-3">
          {t('numbers')}
          <span className="sr-only">: {title}</span>
        </summary>
        {/* A long table is scrolled by keys too. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div tabIndex={0} role="group" aria-label={title} className="mt-1 max-h-72 overflow-auto rounded-md">
          {table}
        </div>
      </details>
    </section>
  )
}
