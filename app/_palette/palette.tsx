'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Marked } from './marked.tsx'
import type { PaletteGroup, PaletteItem } from './palette-item.ts'

type Props = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  typed: string
  onType: (typed: string) => void
  hint: string
  groups: readonly PaletteGroup[]
  /** What is said where there is nothing to list. */
  empty: string
}

/** Everything at the tips of the fingers: the words that are typed leave what they mean, Enter does it. */
export function Palette({ isOpen, onOpenChange, typed, onType, hint, groups, empty }: Props) {
  const t = useTranslations('palette')
  const input = useRef<HTMLInputElement>(null)
  const chosen = useRef<PaletteItem | null>(null)
  const choose = (item: PaletteItem) => {
    chosen.current = item
    onOpenChange(false)
  }
  const afterwards = (nowOpen: boolean) => {
    if (nowOpen) return
    const item = chosen.current
    chosen.current = null
    onType('')
    item?.run()
  }
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange} onOpenChangeComplete={afterwards}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50" />
        <Dialog.Popup
          aria-label={t('title')}
          initialFocus={input}
          className="fixed top-[12vh] left-1/2 z-50 flex max-h-[min(30rem,76dvh)] w-[min(38rem,calc(100vw-2rem))] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line bg-raised shadow-sheet outline-none transition-[opacity,scale] duration-120 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0 max-sm:top-0 max-sm:max-h-dvh max-sm:w-full max-sm:rounded-t-none max-sm:border-x-0 max-sm:border-t-0"
        >
          <Autocomplete.Root
            open
            inline
            mode="none"
            filter={null}
            items={groups}
            itemToStringValue={(item: PaletteItem) => item.title}
            value={typed}
            onValueChange={(value, { reason }) => {
              // A choice does not write itself into the field.
              if (reason !== 'item-press') onType(value)
            }}
            autoHighlight="always"
            keepHighlight
          >
            <div className="flex flex-none items-center gap-2.5 border-b border-line px-4">
              <Search className="size-4 flex-none text-ink-3" strokeWidth={1.75} aria-hidden />
              <Autocomplete.Input
                ref={input}
                dir="auto"
                aria-label={t('title')}
                placeholder={hint}
                maxLength={200}
                className="h-12 min-w-0 flex-1 bg-transparent text-base leading-6 outline-none"
              />
              <Dialog.Close className="tap flex-none rounded-md px-1.5 py-0.5 text-ink-3 hover:text-ink sm:sr-only sm:focus-visible:not-sr-only">
                {t('close')}
              </Dialog.Close>
            </div>
            <Autocomplete.Empty className="text-ink-3 not-empty:px-4 not-empty:py-6">
              {groups.length === 0 ? empty : null}
            </Autocomplete.Empty>
            <Autocomplete.List className="min-h-0 overflow-y-auto overscroll-contain scroll-py-2 px-2 outline-none not-empty:py-2">
              {(group: PaletteGroup) => (
                <Autocomplete.Group key={group.title} items={group.items}>
                  <Autocomplete.GroupLabel className="px-2 pt-2 pb-1 text-xs leading-4 font-medium text-ink-3">
                    {group.title}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(item: PaletteItem) => <Item key={item.id} item={item} onChoose={choose} />}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Item({ item, onChoose }: { item: PaletteItem; onChoose: (item: PaletteItem) => void }) {
  const { title, detail, number, key, excerpt } = item
  return (
    <Autocomplete.Item
      value={item}
      className="flex min-h-9 flex-col justify-center rounded-md px-2 py-1.5 outline-none select-none data-highlighted:bg-column pointer-coarse:min-h-11"
      onClick={() => onChoose(item)}
    >
      <span className="flex min-w-0 items-baseline gap-2.5">
        {number !== undefined && (
          <span className="flex-none font-mono text-[11px] text-ink-3 tabular-nums">{number}</span>
        )}
        <span dir="auto" className="min-w-0 truncate font-medium">
          {title}
        </span>
        {detail !== undefined && (
          <span dir="auto" className="ml-auto max-w-[45%] flex-none truncate pl-2 text-xs text-ink-3">
            {detail}
          </span>
        )}
        {key !== undefined && (
          <kbd className="ml-auto flex-none pointer-coarse:hidden rounded-sm border border-line-strong px-1.5 font-mono text-[11px] leading-[18px] text-ink-3">
            {key}
          </kbd>
        )}
      </span>
      {excerpt && (
        <span dir="auto" className="truncate text-xs leading-[18px] text-ink-2">
          <Marked {...excerpt} />
        </span>
      )}
    </Autocomplete.Item>
  )
}
