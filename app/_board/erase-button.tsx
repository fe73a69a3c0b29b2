'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { later } from '../later.tsx'
import type { Erasable } from './erasable.ts'
import { useMayErase } from './use-may-erase.ts'

const EraseDialog = later(() => import('./erase-dialog.tsx').then((loaded) => loaded.EraseDialog))

type Props = { of: Erasable; look: string; label?: string; children?: ReactNode }

/** The way to erase words for good, for the board's owners; `children` are what it says, and `label` what it is called. */
export function EraseButton({ of, look, label, children }: Props) {
  const t = useTranslations('erase')
  const mayErase = useMayErase()
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  if (!mayErase) return null
  return (
    <>
      <button ref={button} type="button" aria-label={label} className={look} onClick={() => setIsOpen(true)}>
        {children ?? t('open')}
      </button>
      {isOpen && <EraseDialog of={of} anchor={button} onClose={() => setIsOpen(false)} />}
    </>
  )
}
