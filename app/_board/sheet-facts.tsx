'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Card, Due } from '../../domain/board.ts'
import type { CardId, UserId } from '../../domain/id.ts'
import { Avatar } from '../avatar.tsx'
import { markDue } from './date-cards.ts'
import { dayLook, dueTone } from './due-look.ts'
import { toneLook } from './due-mark.tsx'
import { LabelChip } from './label-chip.tsx'
import { loadPickers } from './load-pickers.ts'
import type { Picker } from './picker.ts'
import { useBoard, useBoardContext, usePicker } from './use-board.ts'
import { useDayWords } from './use-day-words.ts'
import { useLabels } from './use-labels.ts'
import { useMinute } from './use-minute.ts'
import { usePerson } from './use-people.ts'

/** Who a card is for, its labels, and when it is due: each opens what it is chosen from. */
export function SheetFacts({ card }: { card: Card }) {
  const labels = useLabels(card)
  const { id, people, due } = card
  return (
    <dl className="mb-5 grid grid-cols-[96px_1fr] items-center gap-y-1 max-sm:grid-cols-[80px_1fr]">
      <Row kind="people" cardId={id}>
        {people && people.length > 0 && people.map((userId) => <PersonChip key={userId} id={userId} />)}
      </Row>
      <Row kind="labels" cardId={id}>
        {labels.length > 0 && labels.map((label) => <LabelChip key={label.id} label={label} />)}
      </Row>
      <Row kind="due" cardId={id} beside={due && <DoneBox cardId={id} due={due} />}>
        {due && <DueDate due={due} />}
      </Row>
    </dl>
  )
}

type RowProps = {
  kind: Exclude<Picker['kind'], 'move'>
  cardId: CardId
  /** What has a use of its own beside the value. */
  beside?: ReactNode
  /** The value; nothing where there is none. */
  children: ReactNode
}

function Row({ kind, cardId, beside, children }: RowProps) {
  const t = useTranslations('facts')
  const { picker } = useBoardContext()
  const mayChange = useBoard((now) => now.mayChange)
  const isOpen = usePicker((now) => now?.kind === kind && now.cards.length === 1 && now.cards[0] === cardId)
  if (!children && !mayChange) return null
  const value = 'flex min-h-7 min-w-0 flex-wrap items-center gap-x-3 gap-y-1'
  return (
    <>
      <dt id={`fact-${kind}`} className="self-start py-1 text-ink-3 pointer-coarse:py-3">
        {t(kind)}
      </dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-3">
        {mayChange ? (
          <button
            type="button"
            id={`fact-${kind}-value`}
            aria-labelledby={`fact-${kind} fact-${kind}-value`}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            data-fact={kind}
            className={`${value} -ml-1.5 rounded-md px-1.5 py-0.5 text-start hover:bg-column aria-expanded:bg-column pointer-coarse:min-h-11`}
            onPointerEnter={() => loadPickers()}
            onFocus={() => loadPickers()}
            onClick={({ currentTarget }) => picker.set({ kind, cards: [cardId], anchor: currentTarget })}
          >
            {children || <span className="text-ink-3">{t(`add.${kind}`)}</span>}
          </button>
        ) : (
          <span className={value}>{children}</span>
        )}
        {beside}
      </dd>
    </>
  )
}

function PersonChip({ id }: { id: UserId }) {
  const { name, color, picture } = usePerson(id)
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Avatar name={name} color={color} picture={picture} size="small" isNamed />
      <span dir="auto" className="truncate">
        {name}
      </span>
    </span>
  )
}

function DueDate({ due }: { due: Due }) {
  const t = useTranslations('due')
  const now = useMinute() ?? 0
  const words = useDayWords()
  const tone = dueTone(due, now)
  const look = dayLook(due.at, now, 'long')
  return (
    <time dateTime={due.at} className={toneLook[tone]}>
      {words.full(look)}
      {look.near && ` · ${t(look.near)}`}
      {tone === 'late' && !look.near && ` · ${t('late')}`}
    </time>
  )
}

function DoneBox({ cardId, due }: { cardId: CardId; due: Due }) {
  const t = useTranslations('facts')
  const context = useBoardContext()
  const mayChange = useBoard((now) => now.mayChange)
  if (!mayChange) return due.done ? <span className="text-good">{t('done')}</span> : null
  return (
    <label className="flex min-h-7 items-center gap-1.5 rounded-md px-1 text-ink-2 pointer-coarse:min-h-11 pointer-coarse:px-2">
      <input
        type="checkbox"
        checked={due.done}
        className="check"
        onChange={({ target }) => markDue(context, [cardId], target.checked)}
      />
      {t('done')}
    </label>
  )
}
