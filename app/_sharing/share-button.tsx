'use client'

import { Share2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { fetchAhead } from '../fetch-ahead.ts'
import { later } from '../later.tsx'

const load = () => import('./share-dialog.tsx').then(({ ShareDialog }) => ShareDialog)
const ShareDialog = later(load)

/** Opens who has part in the board, and how others come in. */
export function ShareButton() {
  const t = useTranslations('board')
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        className="tap h-8 flex-none rounded-md bg-accent px-[11px] font-medium text-accent-ink max-sm:grid max-sm:w-8 max-sm:place-items-center max-sm:px-0"
        onPointerEnter={() => fetchAhead(load)}
        onFocus={() => fetchAhead(load)}
        onClick={() => setIsOpen(true)}
      >
        <Share2 className="size-4 sm:hidden" strokeWidth={1.75} aria-hidden />
        <span className="max-sm:sr-only">{t('share')}</span>
      </button>
      {isOpen && <ShareDialog anchor={button} onClose={() => setIsOpen(false)} />}
    </>
  )
}
