'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Command } from '../../domain/command.ts'
import { useNotify } from './use-notify.ts'
import { writtenWords } from './written-words.ts'

type Props = { commands: readonly Command[]; onDiscard: () => void; children: ReactNode }

/** Asks about what was never sent: the words can be taken along before it is given up. */
export function Unsent({ commands, onDiscard, children }: Props) {
  const t = useTranslations('unsent')
  const notify = useNotify()
  const words = writtenWords(commands)
  const copy = () =>
    navigator.clipboard.writeText(words).then(
      () => notify(t('copied')),
      () => notify(t('notCopied')),
    )
  const look = 'tap h-8 flex-none rounded-md border border-edge px-3 font-medium'
  return (
    <div
      role="alert"
      className="absolute bottom-4 left-1/2 z-40 flex max-w-[calc(100%-2rem)] -translate-x-1/2 animate-appear items-center gap-3 rounded-lg border border-line bg-raised py-3 pr-3 pl-4 shadow-lift max-sm:flex-wrap"
    >
      <p>{children}</p>
      {words !== '' && (
        <button type="button" className={look} onClick={() => void copy()}>
          {t('copy')}
        </button>
      )}
      <button type="button" className={look} onClick={onDiscard}>
        {t('discard')}
      </button>
    </div>
  )
}
