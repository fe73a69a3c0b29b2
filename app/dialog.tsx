'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode, RefObject } from 'react'

type Props = {
  title: string
  /** What the focus goes back to. */
  anchor: RefObject<HTMLElement | null>
  isAlert?: boolean
  onClose: () => void
  children: ReactNode
}

/** A dialog over the page; on a phone it comes from below. Escape closes it. */
export function Dialog({ title, anchor, isAlert = false, onClose, children }: Props) {
  const t = useTranslations('dialog')
  return (
    <Base.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-50 bg-veil" />
        <Base.Viewport className="fixed inset-0 z-50 grid place-items-center p-4 max-sm:items-end max-sm:p-0">
          <Base.Popup
            role={isAlert ? 'alertdialog' : 'dialog'}
            finalFocus={anchor}
            className="flex max-h-[min(720px,100%)] w-full max-w-[520px] animate-appear flex-col overflow-hidden rounded-xl border border-line bg-raised shadow-sheet outline-none max-sm:max-h-[88dvh] max-sm:rounded-b-none"
          >
            <header className="flex flex-none items-center gap-3 px-5 pt-4 pb-1">
              <Base.Title
                dir="auto"
                className="min-w-0 flex-1 truncate text-[17px] leading-6 font-semibold tracking-[-.015em]"
              >
                {title}
              </Base.Title>
              <Base.Close
                aria-label={t('close')}
                className="tap grid size-7 flex-none place-items-center rounded-md text-ink-3 hover:bg-column hover:text-ink"
              >
                <X className="size-4" strokeWidth={1.75} aria-hidden />
              </Base.Close>
            </header>
            <div className="min-h-0 overflow-y-auto px-5 pt-2 pb-5">{children}</div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
