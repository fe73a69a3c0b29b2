'use client'

import { Ellipsis } from 'lucide-react'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { fetchAhead } from './fetch-ahead.ts'

/** What a menu needs to know of the button that opens it. */
export type MenuAnchor = {
  readonly anchor: RefObject<HTMLElement | null>
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

type Props = {
  label: string
  /** Fetches what the menu is drawn with: called when a hand comes near. */
  load: () => Promise<unknown>
  /** What is seen of it, if not three dots. */
  face?: ReactNode
  /** Out of the order of Tab, where keys do the same. */
  tabIndex?: -1
  /** The menu; drawn once it was opened. */
  children: (anchor: MenuAnchor) => ReactNode
}

/** The button of a menu. */
export function MenuButton({ label, load, face, tabIndex, children }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  return (
    <>
      <button
        ref={button}
        type="button"
        tabIndex={tabIndex}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        className={
          face
            ? 'tap rounded-full'
            : 'tap grid size-7 place-items-center rounded-md text-ink-3 hover:bg-line hover:text-ink aria-expanded:bg-line'
        }
        onPointerEnter={() => fetchAhead(load)}
        onFocus={() => fetchAhead(load)}
        onClick={() => {
          setWasOpened(true)
          setIsOpen(true)
        }}
      >
        {face ?? <Ellipsis className="size-4" strokeWidth={1.75} aria-hidden />}
      </button>
      {wasOpened && children({ anchor: button, isOpen, onOpenChange: setIsOpen })}
    </>
  )
}
