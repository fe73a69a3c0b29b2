'use client'

import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { useNotify } from './use-notify.ts'

type Props = {
  name: string
  /** Where the focus goes when it stays. */
  anchor: RefObject<HTMLElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onRemove: () => void
}

/** Asks before a file is removed: there is no way back. */
export function RemoveAttachment({ name, anchor, isOpen, onOpenChange, onRemove }: Props) {
  const t = useTranslations('attachments')
  const notify = useNotify()
  const button = 'h-9 rounded-md px-3.5 font-medium pointer-coarse:h-11'
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-50 animate-appear bg-[oklch(0_0_0/0.35)]" />
        <AlertDialog.Popup
          finalFocus={anchor}
          className="fixed top-1/2 left-1/2 z-50 w-[400px] max-w-[calc(100vw-32px)] -translate-1/2 animate-appear rounded-xl border border-line bg-raised p-5 shadow-sheet outline-none"
        >
          <AlertDialog.Title className="text-[16px] font-semibold tracking-[-.01em]">
            {t('removeTitle')}
          </AlertDialog.Title>
          <AlertDialog.Description dir="auto" className="mt-1 text-ink-2 [overflow-wrap:anywhere]">
            {t('removeHint', { name })}
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Close className={`${button} border border-edge`}>{t('keep')}</AlertDialog.Close>
            <AlertDialog.Close
              className={`${button} bg-bad text-on-peer`}
              onClick={() => {
                onRemove()
                notify(t('removed', { name }))
              }}
            >
              {t('remove')}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
