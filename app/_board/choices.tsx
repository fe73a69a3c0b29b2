'use client'

import { Check, Minus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react'
import type { Shared } from './shared-by.ts'

/** One of those that can be chosen. */
export type Choice = {
  readonly id: string
  readonly name: string
  readonly shared: Shared
  readonly face: ReactNode
  /** What else can be done with it. */
  readonly more?: ReactNode
}

type Props = {
  label: string
  filterLabel: string
  filter: string
  field: RefObject<HTMLInputElement | null>
  /** Those that match what is typed. */
  choices: readonly Choice[]
  onFilter: (text: string) => void
  onToggle: (id: string, isOn: boolean) => void
  /** Enter, where nothing matches. */
  onNew?: (() => void) | undefined
}

/** Things to choose from, by typing or by the arrows. Enter takes the first that matches. */
export function Choices({ label, filterLabel, filter, field, choices, onFilter, onToggle, onNew }: Props) {
  const t = useTranslations('picker')
  const list = useRef<HTMLUListElement>(null)
  const first = filter.trim() ? choices[0] : undefined

  const toggle = ({ id, shared }: Choice) => onToggle(id, shared !== 'all')
  const boxes = () => [...(list.current?.querySelectorAll<HTMLElement>('[role="checkbox"]') ?? [])]
  /** Up and down through field and boxes, round and round. */
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || !(event.target instanceof HTMLElement)) return
    const row = event.target.closest('li')?.querySelector<HTMLElement>('[role="checkbox"]')
    const stops = [field.current, ...boxes()]
    const at = stops.indexOf(row ?? field.current)
    stops.at((at + step) % stops.length)?.focus()
    event.preventDefault()
  }
  return (
    <div className="flex min-h-0 flex-col">
      <input
        ref={field}
        dir="auto"
        value={filter}
        aria-label={filterLabel}
        placeholder={filterLabel}
        autoComplete="off"
        className="mx-2 h-8 flex-none rounded-md border border-edge bg-paper px-2.5 pointer-coarse:h-11 pointer-coarse:text-base"
        onChange={({ target }) => onFilter(target.value)}
        onKeyDown={(event) => {
          walk(event)
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          if (first) toggle(first)
          else if (filter.trim() && choices.length === 0) onNew?.()
        }}
      />
      <ul ref={list} aria-label={label} className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1">
        {choices.map((choice) => (
          <li key={choice.id} className="flex items-center" data-first={choice === first || undefined}>
            {/* biome-ignore lint/a11y/useSemanticElements: a row with a face, that may also be on some of them only */}
            <button
              type="button"
              role="checkbox"
              aria-checked={choice.shared === 'some' ? 'mixed' : choice.shared === 'all'}
              className={`flex min-h-8 min-w-0 flex-1 items-center gap-2.5 rounded-sm px-2 text-start hover:bg-column focus-visible:-outline-offset-2 pointer-coarse:min-h-11 ${choice === first ? 'bg-column' : ''}`}
              onKeyDown={walk}
              onClick={() => toggle(choice)}
            >
              <span
                aria-hidden
                className={`grid size-4 flex-none place-items-center rounded-[5px] border ${choice.shared === 'none' ? 'border-edge' : 'border-accent bg-accent text-accent-ink'}`}
              >
                {choice.shared === 'all' && <Check className="size-3" strokeWidth={3} />}
                {choice.shared === 'some' && <Minus className="size-3" strokeWidth={3} />}
              </span>
              {choice.face}
            </button>
            {choice.more}
          </li>
        ))}
      </ul>
      {choices.length === 0 && <p className="px-3 pb-2 text-ink-3">{filter.trim() ? t('noMatch') : t('none')}</p>}
    </div>
  )
}
