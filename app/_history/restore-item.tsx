'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { MenuAction } from '../menu.tsx'
import type { Restorable } from './restorable.ts'
import { useHistory } from './use-history.ts'
import { useOutlookWords } from './use-outlook-words.ts'
import { usePreview } from './use-preview.ts'

/** Restores a card or a list, in its menu; where it cannot, or nothing is another by now, it says so. */
export function RestoreItem({ asked, onClick }: { asked: Restorable; onClick: () => void }) {
  const t = useTranslations('restoring')
  const words = useOutlookWords()
  const preview = usePreview(asked)
  const player = useHistory()?.player
  // It stays at what is asked about.
  useEffect(() => player?.pause(), [player])
  const isCard = asked.type === 'RestoreCardTo'
  const note = () => {
    if (!preview) return t('looking')
    return words.why(preview) ?? (isCard && preview.changes ? words.facts(preview.changes) : t('listChanged'))
  }
  return (
    <MenuAction disabled={!preview?.changes} onClick={onClick}>
      <span className="grid py-1.5">
        <span>{t(isCard ? 'item' : 'itemAsks')}</span>
        <span data-note className="max-w-64 text-xs text-ink-3">
          {note()}
        </span>
      </span>
    </MenuAction>
  )
}
