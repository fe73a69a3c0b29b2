'use client'

import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { fetchAhead } from '../fetch-ahead.ts'

type Props = {
  label: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Whether the key is not for the palette now. */
  isBusy?: () => boolean
  /** Fetches what the palette is drawn with: called when a hand comes near. */
  load: () => Promise<unknown>
  /** The palette; drawn once it was opened. */
  children: ReactNode
}

/** The field in the bar that opens the palette, and its key. */
export function PaletteButton({ label, isOpen, onOpenChange, isBusy, load, children }: Props) {
  const t = useTranslations('palette')
  const [wasOpened, setWasOpened] = useState(false)
  if (isOpen && !wasOpened) setWasOpened(true)
  const isMac = useSyncExternalStore(never, isOnMac, () => false)

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isOurs = event.key.toLowerCase() === 'k' && (isOnMac() ? event.metaKey : event.ctrlKey)
      if (!isOurs || event.shiftKey || event.altKey || event.defaultPrevented || isBusy?.()) return
      event.preventDefault()
      if (!event.repeat) onOpenChange(!isOpen)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [isOpen, onOpenChange, isBusy])

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-keyshortcuts="Meta+K Control+K"
        className="tap flex h-8 w-[220px] flex-none items-center gap-2 rounded-md bg-column px-2.5 text-ink-3 hover:text-ink max-lg:w-8 max-sm:w-7 max-lg:justify-center max-lg:bg-transparent max-lg:px-0 max-lg:hover:bg-column"
        onPointerEnter={() => fetchAhead(load)}
        onFocus={() => fetchAhead(load)}
        onClick={() => onOpenChange(true)}
      >
        <Search className="size-4 flex-none" strokeWidth={1.75} aria-hidden />
        <span className="max-lg:sr-only">{label}</span>
        <kbd
          aria-hidden
          className="ml-auto rounded-sm border border-line-strong px-1 font-mono text-[11px] leading-[18px] max-lg:hidden"
        >
          {t(isMac ? 'keyOnMac' : 'key')}
        </kbd>
      </button>
      {wasOpened && children}
    </>
  )
}

const never = () => () => {}
const isOnMac = (): boolean => /mac|iphone|ipad/i.test(navigator.platform)
