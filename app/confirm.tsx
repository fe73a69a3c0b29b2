'use client'

import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useTranslations } from 'next-intl'

type Props = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  title: string
  /** What it means, in a sentence. */
  hint: string
  /** What the button that does it says. */
  yes: string
  onYes: () => void
}

/** Asks before something that cannot be taken back. */
export function Confirm({ isOpen, onOpenChange, title, hint, yes, onYes }: Props) {
  const t = useTranslations('confirm')
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-50 bg-ink/20" />
        <AlertDialog.Popup className="fixed top-1/2 left-1/2 z-50 w-96 max-w-[calc(100%-2rem)] -translate-x-1/2 -translate-y-1/2 rounded-xl border border-line bg-raised p-5 shadow-lift outline-none">
          <AlertDialog.Title dir="auto" className="font-semibold [overflow-wrap:anywhere]">
            {title}
          </AlertDialog.Title>
          <AlertDialog.Description className="mt-1 text-ink-2">{hint}</AlertDialog.Description>
          <p className="mt-4 flex justify-end gap-2">
            <AlertDialog.Close className="tap h-8 rounded-md px-3 font-medium text-ink-2 hover:bg-column">
              {t('no')}
            </AlertDialog.Close>
            <AlertDialog.Close
              className="tap h-8 rounded-md border border-bad px-3 font-medium text-bad hover:bg-column"
              onClick={onYes}
            >
              {yes}
            </AlertDialog.Close>
          </p>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
