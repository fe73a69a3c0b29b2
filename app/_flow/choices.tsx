'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import type { FlowAnswer } from '../../domain/flow/answer.ts'
import { isListId } from '../../domain/id.ts'
import { useNow } from '../_board/use-board.ts'
import { type Choice, weeksOffered } from './choice.ts'

type Props = { choice: Choice; flow: FlowAnswer; onChoose: (choice: Choice) => void }

/** For how long I want to see it, and what counts as begun and as done. */
export function Choices({ choice, flow, onChoose }: Props) {
  const t = useTranslations('flow')
  const lists = useNow(({ view }) => view.lists)
  const order = useNow(({ view }) => view.order.lists)
  const before = flow.done ? order.slice(0, order.indexOf(flow.done)) : []
  const options = (ids: readonly (typeof order)[number][]) =>
    ids.map((id) => (
      <option key={id} value={id}>
        {lists[id]?.title}
      </option>
    ))
  return (
    <div className="grid grid-cols-3 gap-x-3 gap-y-2 pb-4 max-sm:grid-cols-1">
      <Select
        label={t('weeks')}
        value={String(choice.weeks)}
        onChoose={(weeks) => onChoose({ ...choice, weeks: Number(weeks) })}
      >
        {weeksOffered.map((weeks) => (
          <option key={weeks} value={weeks}>
            {t('weeksOf', { weeks })}
          </option>
        ))}
      </Select>
      <Select
        label={t('from')}
        value={flow.from ?? 'added'}
        onChoose={(from) => onChoose({ ...choice, from: isListId(from) ? from : 'added' })}
      >
        <option value="added">{t('fromAdded')}</option>
        {options(before)}
      </Select>
      <Select
        label={t('until')}
        value={flow.done ?? ''}
        onChoose={(done) => onChoose({ ...choice, done: isListId(done) ? done : null })}
      >
        {options(order)}
      </Select>
    </div>
  )
}

type SelectProps = { label: string; value: string; onChoose: (value: string) => void; children: ReactNode }

function Select({ label, value, onChoose, children }: SelectProps) {
  const id = useId()
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-xs text-ink-2">
        {label}
      </label>
      <select
        id={id}
        value={value}
        className="h-8 w-full rounded-md border border-edge bg-raised px-2 pointer-coarse:h-11"
        onChange={({ target }) => onChoose(target.value)}
      >
        {children}
      </select>
    </div>
  )
}
