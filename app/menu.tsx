'use client'

import { Menu } from '@base-ui/react/menu'
import { ChevronRight } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import type { MenuAnchor } from './menu-button.tsx'

type FrameProps = MenuAnchor & { children: ReactNode }

/** A menu below the button that opens it. The focus goes back there, unless an action has taken it elsewhere. */
export function MenuFrame({ anchor, isOpen, onOpenChange, children }: FrameProps) {
  const popup = useRef<HTMLDivElement>(null)
  const isElsewhere = () => {
    const focused = document.activeElement
    return focused !== null && focused !== document.body && !popup.current?.contains(focused)
  }
  return (
    <Menu.Root open={isOpen} onOpenChange={onOpenChange} modal={false}>
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} sideOffset={4} align="end" className="z-50 outline-none">
          <Menu.Popup ref={popup} finalFocus={() => (isElsewhere() ? false : anchor.current)} className={popupLook}>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** A line between groups of actions. */
export const MenuLine = () => <Menu.Separator className="mx-2 my-1 h-px bg-line" />

/** An action that asks for one of several things more. */
export function MenuMore({
  label,
  disabled = false,
  children,
}: {
  label: string
  disabled?: boolean
  children: ReactNode
}) {
  return (
    <Menu.SubmenuRoot disabled={disabled}>
      <Menu.SubmenuTrigger className={actionLook}>
        {label}
        <ChevronRight className="ml-auto size-4 text-ink-3" strokeWidth={1.75} aria-hidden />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={2} alignOffset={-5} collisionPadding={8} className="z-50 outline-none">
          <Menu.Popup className={`${popupLook} max-h-[min(420px,var(--available-height))] overflow-y-auto`}>
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  )
}

type ActionProps = {
  onClick: () => void
  disabled?: boolean
  /** The key that does the same. */
  hint?: string | null
  children: ReactNode
}

export function MenuAction({ onClick, disabled = false, hint = null, children }: ActionProps) {
  return (
    <Menu.Item disabled={disabled} onClick={onClick} className={actionLook}>
      {children}
      {hint && (
        <kbd aria-hidden className="ml-auto font-mono text-[11px] text-ink-3 capitalize pointer-coarse:hidden">
          {hint}
        </kbd>
      )}
    </Menu.Item>
  )
}

const popupLook =
  'min-w-48 origin-(--transform-origin) rounded-lg border border-line bg-raised p-1 shadow-lift outline-none transition-[scale,opacity] duration-100 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0'
const actionLook =
  'flex min-h-8 items-center gap-6 rounded-sm px-2.5 outline-none select-none data-disabled:text-ink-3 data-disabled:not-has-data-note:opacity-70 data-highlighted:bg-column data-popup-open:bg-column pointer-coarse:min-h-11'
