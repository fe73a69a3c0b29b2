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

type ActionProps = { onClick: () => void; disabled?: boolean; children: ReactNode }

export function MenuAction({ onClick, disabled = false, children }: ActionProps) {
  return (
    <Menu.Item
      disabled={disabled}
      onClick={onClick}
      className="flex h-8 items-center rounded-sm px-2.5 outline-none select-none data-disabled:text-ink-3 data-highlighted:bg-column pointer-coarse:h-11"
    >
      {children}
    </Menu.Item>
  )
}

/** A menu within a menu. */
export function SubMenu({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className="flex h-8 items-center rounded-sm px-2.5 outline-none select-none data-highlighted:bg-column data-popup-open:bg-column pointer-coarse:h-11">
        {label}
        <ChevronRight className="ml-auto size-4 text-ink-3" strokeWidth={1.75} aria-hidden />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={-4} alignOffset={-4} className="z-50 outline-none">
          <Menu.Popup className="max-h-(--available-height) max-w-72 min-w-44 overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-lift outline-none">
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  )
}
