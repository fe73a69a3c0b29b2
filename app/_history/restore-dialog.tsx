'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { Dialog } from '../dialog.tsx'
import type { Restorable } from './restorable.ts'
import { useOutlookWords } from './use-outlook-words.ts'
import { usePreview } from './use-preview.ts'
import { useRestore } from './use-restore.ts'

type Props = {
  asked: Restorable
  title: string
  /** What the button says that does it. */
  yes: string
  /** What is said when it is done. */
  done: string
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}

/** Says what restoring a list, or the order of the board, would change, and does it. */
export function RestoreDialog({ asked, title, yes, done, anchor, onClose }: Props) {
  const t = useTranslations('restoring')
  const words = useOutlookWords()
  const restore = useRestore()
  const preview = usePreview(asked)
  const changes = preview?.changes ?? null
  return (
    <Dialog title={title} anchor={anchor} onClose={onClose}>
      <Base.Description aria-live="polite" className="min-h-10 text-ink-2">
        {preview ? (words.why(preview) ?? (changes && words.sentence(asked.type, changes))) : t('looking')}
        {changes && changes.left > 0 && <> {t('left', { count: changes.left })}</>}
      </Base.Description>
      <p className="mt-2 text-xs text-ink-3">{t('nothingErased')}</p>
      <p className="mt-4 flex justify-end">
        <button
          type="button"
          disabled={!changes}
          className="tap h-9 rounded-md bg-accent px-3.5 font-medium text-accent-ink disabled:opacity-50 max-sm:h-11 max-sm:w-full"
          onClick={() => {
            onClose()
            restore(asked, done)
          }}
        >
          {yes}
        </button>
      </p>
    </Dialog>
  )
}
