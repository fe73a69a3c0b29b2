'use client'

import { Dialog } from '@base-ui/react/dialog'
import { Popover } from '@base-ui/react/popover'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import type { PickerProps } from './load-pickers.ts'
import { useBoardContext } from './use-board.ts'
import { useNarrow } from './use-narrow.ts'

type Props = PickerProps & {
  title: string
  /** What has the focus first. */
  initialFocus: RefObject<HTMLElement | null>
  children: ReactNode
}

/** Where something is chosen: beside what opened it; on a phone at the bottom, and without an anchor in the middle. */
export function PickerFrame({ cards, anchor, onClose, title, initialFocus, children }: Props) {
  const t = useTranslations('picker')
  const { focus } = useBoardContext()
  const isNarrow = useNarrow()
  const [from] = useState(focused)
  const popup = useRef<HTMLDivElement>(null)

  /** Back to where it was; to the card, where that is drawn anew or gone. */
  const finalFocus = () => {
    const now = document.activeElement
    if (now && now !== document.body && !popup.current?.contains(now)) return false
    if (from?.isConnected) return from
    if (anchor?.isConnected && anchor.matches('button')) return anchor
    const [first] = cards
    if (first) focus.move(first)
    return false
  }
  /** A finger has not asked for the keyboard on the screen, which would cover what there is to choose from. */
  const firstFocus = () => (matchMedia('(pointer: coarse)').matches ? popup.current : initialFocus.current)
  const onOpenChange = (isOpen: boolean) => {
    if (!isOpen) onClose()
  }
  const heading = cards.length === 1 ? title : t('ofMany', { title, count: cards.length })
  const look = 'flex flex-col border border-line bg-raised shadow-lift outline-none'

  if (anchor?.isConnected && !isNarrow)
    return (
      <Popover.Root open onOpenChange={onOpenChange}>
        <Popover.Portal>
          <Popover.Positioner
            anchor={anchor}
            side="bottom"
            align="start"
            sideOffset={6}
            collisionPadding={8}
            className="z-50"
          >
            <Popover.Popup
              ref={popup}
              initialFocus={firstFocus}
              finalFocus={finalFocus}
              data-picker
              className={`${look} max-h-(--available-height) w-80 rounded-lg`}
            >
              <Popover.Title className="px-3 pt-2.5 pb-1.5 font-semibold">{heading}</Popover.Title>
              {children}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    )
  return (
    <Dialog.Root open onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 animate-appear bg-veil" />
        <Dialog.Viewport className="fixed inset-0 z-50 flex justify-center max-sm:items-end sm:items-start sm:pt-[12vh]">
          <Dialog.Popup
            ref={popup}
            initialFocus={firstFocus}
            finalFocus={finalFocus}
            data-picker
            className={`${look} max-h-[80dvh] animate-appear max-sm:w-full max-sm:rounded-t-xl max-sm:pb-[env(safe-area-inset-bottom)] sm:w-80 sm:rounded-lg`}
          >
            <header className="flex items-center justify-between px-3 pt-3 pb-1.5">
              <Dialog.Title className="font-semibold">{heading}</Dialog.Title>
              <Dialog.Close
                aria-label={t('close')}
                className="tap grid size-7 place-items-center rounded-md text-ink-3 hover:bg-column hover:text-ink"
              >
                <X className="size-4" strokeWidth={1.75} aria-hidden />
              </Dialog.Close>
            </header>
            {children}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** What has the focus now, unless it is in a menu that is about to go. */
function focused(): HTMLElement | null {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return null
  return element.closest('[role="menu"]') ? null : element
}
