'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type RefObject, useRef, useState } from 'react'
import { cardsOf } from '../../domain/board.ts'
import { isBoardId, isListId } from '../../domain/id.ts'
import { Field, fieldLook } from './field.tsx'
import type { PickerProps } from './load-pickers.ts'
import { MoveAwayForm } from './move-away-form.tsx'
import { moveCards } from './move-cards.ts'
import { PickerFrame } from './picker-frame.tsx'
import { useBoard, useBoardContext } from './use-board.ts'
import { useOtherBoards } from './use-other-boards.ts'

const places = ['top', 'end', 'at'] as const

/** Chooses where cards are to go: a list, and a place in it, here or on another board of mine. */
export function MovePicker(props: PickerProps) {
  const t = useTranslations('move')
  const first = useRef<HTMLSelectElement>(null)
  const here = useBoard(({ view }) => view.id)
  const title = useBoard(({ view }) => view.title)
  const others = useOtherBoards()
  const [board, setBoard] = useState(here)
  return (
    <PickerFrame {...props} title={t('title')} initialFocus={first}>
      <div className="flex flex-col gap-2.5 overflow-y-auto px-3 pt-1 pb-3">
        {others.length > 0 && (
          <Field label={t('board')}>
            {(id) => (
              <select
                id={id}
                value={board}
                className={fieldLook}
                onChange={({ target }) => {
                  if (isBoardId(target.value)) setBoard(target.value)
                }}
              >
                <option value={here}>{t('thisBoard', { title })}</option>
                {others.map((other) => (
                  <option key={other.id} value={other.id}>
                    {other.title}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {board === here ? (
          <MoveForm {...props} first={first} />
        ) : (
          <MoveAwayForm key={board} cards={props.cards} board={board} onClose={props.onClose} />
        )}
      </div>
    </PickerFrame>
  )
}

function MoveForm({ first, ...props }: PickerProps & { first: RefObject<HTMLSelectElement | null> }) {
  const t = useTranslations('move')
  const context = useBoardContext()
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
  return (
    <form className="flex flex-col gap-2.5" onSubmit={move}>
      <Field label={t('list')}>
        {(id) => (
          <select
            ref={first}
            id={id}
            value={list}
            className={fieldLook}
            onChange={({ target }) => {
              if (isListId(target.value)) setList(target.value)
            }}
          >
            {view.order.lists.map((listId) => (
              <option key={listId} value={listId}>
                {listId === now ? t('thisList', { title: view.lists[listId]?.title ?? '' }) : view.lists[listId]?.title}
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
              className={fieldLook}
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
                className={fieldLook}
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
  )
}
