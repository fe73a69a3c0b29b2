'use client'

import { Popover } from '@base-ui/react/popover'
import { useTranslations } from 'next-intl'
import { type ReactNode, type RefObject, useRef } from 'react'
import type { Label } from '../../domain/label.ts'
import { Avatar } from '../avatar.tsx'
import { type Filter, filterDues, noFilter } from './filter.ts'
import { LabelChip } from './label-chip.tsx'
import { useBoard, useBoardContext, useFiltering } from './use-board.ts'
import { usePeople } from './use-people.ts'

type Props = {
  anchor: RefObject<HTMLElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Where the filter is chosen: words, labels, people, dates. Each choice is seen at once. */
export function FilterPopup({ anchor, isOpen, onOpenChange }: Props) {
  const t = useTranslations('filter')
  const { filtering, store } = useBoardContext()
  const filter = useFiltering((now) => now.filter)
  const isOn = useFiltering((now) => now.isOn)
  const labels = useBoard(({ view }) => view.labels)
  const people = usePeople()
  const words = useRef<HTMLInputElement>(null)
  const others = people.filter(({ id }) => id !== store.me?.id)
  const change = (part: Partial<Filter>) => filtering.set({ ...filter, ...part })
  const byName = Object.values<Label>(labels).toSorted((a, b) => a.name.localeCompare(b.name))
  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} sideOffset={8} align="end" collisionPadding={12} className="z-50">
          <Popover.Popup
            initialFocus={words}
            finalFocus={anchor}
            className="flex max-h-(--available-height) w-80 max-w-[calc(100vw-24px)] flex-col overflow-y-auto overscroll-contain rounded-lg border border-line bg-raised p-4 shadow-lift outline-none"
          >
            <div className="flex items-center justify-between">
              <Popover.Title className="font-semibold">{t('title')}</Popover.Title>
              <button
                type="button"
                disabled={!isOn}
                className="tap rounded-sm font-medium text-accent disabled:text-ink-3"
                onClick={() => {
                  filtering.set(noFilter)
                  words.current?.focus()
                }}
              >
                {t('clear')}
              </button>
            </div>
            <input
              ref={words}
              dir="auto"
              value={filter.text}
              aria-label={t('text')}
              placeholder={t('textHint')}
              maxLength={200}
              className="mt-3 h-9 flex-none rounded-md border border-edge bg-paper px-2.5 pointer-coarse:h-11"
              onChange={({ target }) => change({ text: target.value })}
              onKeyDown={({ key, nativeEvent }) => {
                if (key === 'Enter' && !nativeEvent.isComposing) onOpenChange(false)
              }}
            />
            {byName.length > 0 && (
              <Choices
                title={t('labels')}
                chosen={filter.labels}
                onChange={(chosen) => change({ labels: chosen })}
                choices={byName.map((label) => ({
                  id: label.id,
                  face: <LabelChip label={label} />,
                }))}
              />
            )}
            <Choices
              title={t('people')}
              chosen={filter.people}
              onChange={(chosen) => change({ people: chosen })}
              choices={[
                { id: 'me' as const, face: t('me') },
                { id: 'none' as const, face: t('noOne') },
                ...others.map(({ id, name, color }) => ({
                  id,
                  face: (
                    <>
                      <span aria-hidden className="flex">
                        <Avatar name={name} color={color} size="small" />
                      </span>
                      <span dir="auto" className="truncate">
                        {name}
                      </span>
                    </>
                  ),
                })),
              ]}
            />
            <Choices
              title={t('due')}
              chosen={filter.due}
              onChange={(chosen) => change({ due: chosen })}
              choices={filterDues.map((id) => ({ id, face: t(`dues.${id}`) }))}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

type ChoicesProps<Id extends string> = {
  title: string
  choices: readonly { readonly id: Id; readonly face: ReactNode }[]
  chosen: readonly Id[]
  onChange: (chosen: readonly Id[]) => void
}

/** Things of one kind, of which any will do. */
function Choices<Id extends string>({ title, choices, chosen, onChange }: ChoicesProps<Id>) {
  return (
    <fieldset className="mt-3.5">
      <legend className="mb-0.5 text-xs leading-5 font-medium text-ink-3">{title}</legend>
      {choices.map(({ id, face }) => (
        <label
          key={id}
          className="-mx-2 flex h-8 items-center gap-2.5 rounded-sm px-2 hover:bg-column pointer-coarse:h-11"
        >
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            className="check"
            onChange={({ target }) => onChange(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
          {face}
        </label>
      ))}
    </fieldset>
  )
}
