'use client'

import { Archive, ArrowRight, CalendarClock, type LucideIcon, Tag, UserPlus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { archiveCards } from './archive-cards.ts'
import type { Picker } from './picker.ts'
import { inOrder } from './selection.ts'
import { useBoardContext, useSelection } from './use-board.ts'

const picks: readonly { readonly kind: Picker['kind']; readonly Icon: LucideIcon }[] = [
  { kind: 'labels', Icon: Tag },
  { kind: 'people', Icon: UserPlus },
  { kind: 'due', Icon: CalendarClock },
  { kind: 'move', Icon: ArrowRight },
]

/** How many cards are selected, and what can be done with all of them at once. */
export function SelectionBar() {
  const t = useTranslations('selection')
  const context = useBoardContext()
  const { store, selection, picker } = context
  const cards = useSelection((now) => now)
  const count = cards.size

  const archive = () => archiveCards(context, inOrder(store.view, selection.cards))
  return (
    <section
      aria-label={t('label')}
      data-selection-bar
      className="selection-bar absolute bottom-4 z-20 flex animate-appear items-center gap-0.5 rounded-xl border border-line bg-raised p-1 shadow-lift max-sm:bottom-3 max-sm:gap-0"
    >
      <p className="px-2.5 font-medium whitespace-nowrap tabular-nums max-sm:px-2">
        <span className="max-sm:sr-only">{t(selection.isCut ? 'cut' : 'count', { count })}</span>
        <span aria-hidden className="sm:hidden">
          {count}
        </span>
      </p>
      {picks.map(({ kind, Icon }) => (
        <BarButton
          key={kind}
          Icon={Icon}
          words={t(kind)}
          onClick={(anchor) => picker.set({ kind, cards: inOrder(store.view, selection.cards), anchor })}
        />
      ))}
      <BarButton Icon={Archive} words={t('archive')} onClick={archive} />
      <button
        type="button"
        aria-label={t('clear')}
        className="tap grid size-8 flex-none place-items-center rounded-md text-ink-3 hover:bg-column hover:text-ink pointer-coarse:size-11"
        onClick={() => {
          selection.clear()
          context.focus.moveToFirst()
        }}
      >
        <X className="size-4" strokeWidth={1.75} aria-hidden />
      </button>
    </section>
  )
}

type ButtonProps = { Icon: LucideIcon; words: string; onClick: (button: HTMLElement) => void }

/** On a phone its words are left to who listens. */
function BarButton({ Icon, words, onClick }: ButtonProps) {
  return (
    <button
      type="button"
      title={words}
      className="tap inline-flex h-8 items-center justify-center gap-1.5 rounded-md px-2.5 text-ink-2 hover:bg-column hover:text-ink pointer-coarse:h-11 pointer-coarse:min-w-11 max-sm:px-0"
      onClick={({ currentTarget }) => onClick(currentTarget)}
    >
      <Icon className="size-4" strokeWidth={1.75} aria-hidden />
      <span className="max-sm:sr-only">{words}</span>
    </button>
  )
}
