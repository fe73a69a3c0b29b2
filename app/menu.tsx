'use client'

import { Menu } from '@base-ui/react/menu'
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
          <Menu.Popup
            ref={popup}
            finalFocus={() => (isElsewhere() ? false : anchor.current)}
            className="min-w-48 origin-(--transform-origin) rounded-lg border border-line bg-raised p-1 shadow-lift outline-none transition-[scale,opacity] duration-100 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0"
          >
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
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
    <Menu.Item
      disabled={disabled}
      onClick={onClick}
      className="flex h-8 items-center gap-6 rounded-sm px-2.5 outline-none select-none data-disabled:text-ink-3 data-highlighted:bg-column pointer-coarse:h-11"
    >
      {children}
      {hint && (
        <kbd aria-hidden className="ml-auto font-mono text-[11px] text-ink-3 capitalize pointer-coarse:hidden">
          {hint}
        </kbd>
      )}
    </Menu.Item>
  )
}
