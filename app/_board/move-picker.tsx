'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { cardsOf } from '../../domain/board.ts'
import { isListId } from '../../domain/id.ts'
import { moveCards } from './move-cards.ts'
import { PickerFrame } from './picker-frame.tsx'
import type { PickerProps } from './pickers.tsx'
import { useBoard, useBoardContext } from './use-board.ts'

const places = ['top', 'end', 'at'] as const

/** Chooses where cards are to go: a list, and a place in it. */
export function MovePicker(props: PickerProps) {
  const t = useTranslations('move')
  const context = useBoardContext()
  const first = useRef<HTMLSelectElement>(null)
  const view = useBoard((store) => store.view)
  const [card] = props.cards
  const [now] = useState(card && view.cards[card]?.listId)
  const [list, setList] = useState(now ?? view.order.lists[0])
  const [place, setPlace] = useState<(typeof places)[number]>('top')
  const [at, setAt] = useState(1)

  const moved = new Set(props.cards)
  const last = list ? cardsOf(view, list).filter((id) => !moved.has(id)).length + 1 : 1
  const move = (event: FormEvent) => {
    event.preventDefault()
    if (!list || !view.lists[list]) return
    moveCards(context, props.cards, { list, place: place === 'at' ? at : place })
    props.onClose()
  }
  const field =
    'h-8 w-full min-w-0 rounded-md border border-edge bg-paper px-2 pointer-coarse:h-11 pointer-coarse:text-base'
  return (
    <PickerFrame {...props} title={t('title')} initialFocus={first}>
      <form className="flex flex-col gap-2.5 px-3 pt-1 pb-3" onSubmit={move}>
        <Field label={t('list')}>
          {(id) => (
            <select
              ref={first}
              id={id}
              value={list}
              className={field}
              onChange={({ target }) => {
                if (isListId(target.value)) setList(target.value)
              }}
            >
              {view.order.lists.map((listId) => (
                <option key={listId} value={listId}>
                  {listId === now
                    ? t('thisList', { title: view.lists[listId]?.title ?? '' })
                    : view.lists[listId]?.title}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="flex gap-1.5">
          <Field label={t('place')}>
            {(id) => (
              <select
                id={id}
                value={place}
                className={field}
                onChange={({ target }) => setPlace(places.find((one) => one === target.value) ?? 'top')}
              >
                {places.map((one) => (
                  <option key={one} value={one}>
                    {t(`places.${one}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {place === 'at' && (
            <Field label={t('position', { count: last })}>
              {(id) => (
                <input
                  id={id}
                  type="number"
                  required
                  min={1}
                  max={last}
                  value={Number.isNaN(at) ? '' : at}
                  className={field}
                  onChange={({ target }) => setAt(target.valueAsNumber)}
                />
              )}
            </Field>
          )}
        </div>
        <button
          type="submit"
          className="min-h-8 rounded-md bg-accent px-2.5 font-medium text-accent-ink pointer-coarse:min-h-11"
        >
          {t('move')}
        </button>
      </form>
    </PickerFrame>
  )
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="min-w-0 flex-1">
      <label htmlFor={id} className="text-xs text-ink-3">
        {label}
      </label>
      {children(id)}
    </div>
  )
}
