'use client'

import { useTranslations } from 'next-intl'
import type { List } from '../../domain/board.ts'
import { useBoardContext, useHold } from './use-board.ts'

type Props = { list: List; count: number; isHeld: 'pointer' | 'keys' | undefined }

/** A list that I have made narrow: its title stands upright, and what is dropped on it lands at its end. */
export function ListStrip({ list, count, isHeld }: Props) {
  const t = useTranslations('list')
  const { collapsed, focus } = useBoardContext()
  const isOver = useHold((held) => held?.kind === 'card' && held.list === list.id)
  return (
    <section
      data-list={list.id}
      data-held={isHeld}
      data-over={isOver || undefined}
      aria-labelledby={`list-${list.id}`}
      className="list-bed flex max-h-full w-11 flex-none snap-start flex-col rounded-xl bg-column data-over:outline-[1.5px] data-over:outline-accent data-over:outline-dashed"
    >
      <h2 data-list-handle className="min-h-0 font-semibold tracking-[-.005em]">
        <button
          type="button"
          data-list-title
          aria-expanded={false}
          title={t('expand')}
          className="flex max-h-full min-h-32 w-full items-center gap-2 rounded-xl px-3.5 select-none [writing-mode:vertical-rl] hover:bg-line"
          onClick={() => {
            collapsed.open(list.id)
            focus.moveToList(list.id)
          }}
          // Space lifts the list; the click that a button makes of it would open it.
          onKeyUp={(event) => event.key === ' ' && event.preventDefault()}
        >
          <span id={`list-${list.id}`} dir="auto" className="min-h-0 truncate">
            {list.title}
          </span>
          <span className="font-mono text-xs font-medium text-ink-3 tabular-nums">
            <span className="sr-only">{t('count', { count })}</span>
            <span aria-hidden>{count}</span>
          </span>
        </button>
      </h2>
    </section>
  )
}
