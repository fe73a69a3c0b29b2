'use client'

import { AlertDialog } from '@base-ui/react/alert-dialog'
import type { RefObject } from 'react'

type Props = {
  title: string
  /** What it means, in a sentence. */
  hint: string
  yes: string
  no: string
  /** Where the focus goes when nothing is done. */
  anchor?: RefObject<HTMLElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onYes: () => void
}

/** Asks before something that cannot be taken back. */
export function Confirm({ title, hint, yes, no, anchor, isOpen, onOpenChange, onYes }: Props) {
  const button = 'h-9 rounded-md px-3.5 font-medium pointer-coarse:h-11'
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-50 animate-appear bg-veil" />
        <AlertDialog.Popup
          {...(anchor ? { finalFocus: anchor } : {})}
          className="fixed top-1/2 left-1/2 z-50 w-[400px] max-w-[calc(100vw-32px)] -translate-1/2 animate-appear rounded-xl border border-line bg-raised p-5 shadow-sheet outline-none"
        >
          <AlertDialog.Title
            dir="auto"
            className="text-[16px] font-semibold tracking-[-.01em] [overflow-wrap:anywhere]"
          >
            {title}
          </AlertDialog.Title>
          <AlertDialog.Description dir="auto" className="mt-1 text-ink-2 [overflow-wrap:anywhere]">
            {hint}
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Close className={`${button} border border-edge`}>{no}</AlertDialog.Close>
            <AlertDialog.Close className={`${button} bg-bad text-on-peer`} onClick={onYes}>
              {yes}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
