'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { List } from '../../domain/board.ts'
import { type BoardId, type CardId, isListId, type ListId } from '../../domain/id.ts'
import { fromWireBoard } from '../../domain/wire.ts'
import { Field, fieldLook } from './field.tsx'
import { type Destination, leftBehind, moveAway } from './move-away.ts'
import { boardPath } from './paths.ts'
import { titleOf } from './title-of.ts'
import { useBoard, useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'
import { useDestination } from './use-other-boards.ts'

type Props = { cards: readonly CardId[]; board: BoardId; onClose: () => void }

/** Chooses where on another board cards are to go, and says what stays behind. */
export function MoveAwayForm({ cards, board, onClose }: Props) {
  const t = useTranslations('moveAway')
  const destination = useDestination(board)
  if (destination === null)
    return (
      <p role="status" className="text-ink-3">
        {t('asking')}
      </p>
    )
  if (destination === 'failed')
    return (
      <p role="alert" className="text-bad">
        {t('failed')}
      </p>
    )
  return <Form cards={cards} destination={destination} onClose={onClose} />
}

function Form({
  cards,
  destination,
  onClose,
}: {
  cards: readonly CardId[]
  destination: Destination
  onClose: () => void
}) {
  const t = useTranslations('moveAway')
  const { store, open } = useBoardContext()
  const notify = useNotify()
  const view = useBoard((now) => now.view)
  const { board } = destination.snapshot
  const shown = fromWireBoard(board)
  const lists = shown.order.lists.flatMap((id): List | [] => shown.lists[id] ?? [])
  const [list, setList] = useState<ListId | undefined>(lists[0]?.id)
  const [place, setPlace] = useState<'top' | 'end'>('top')
  const left = leftBehind(view, cards, destination)
  const names = [...left.labels, ...left.people.map((id) => store.directory.find(id).name)]

  const move = (event: FormEvent) => {
    event.preventDefault()
    if (!list) return
    const words = t('moved', { ...titleOf(view, cards), board: board.title })
    open(null)
    moveAway({ store }, cards, { board: board.id, list, place })
    notify(words, { action: { label: t('go'), act: () => window.location.assign(boardPath(board.id)) } })
    onClose()
  }
  if (lists.length === 0) return <p className="text-ink-3">{t('noLists')}</p>
  return (
    <form className="flex flex-col gap-2.5" onSubmit={move}>
      <Field label={t('list')}>
        {(id) => (
          <select
            id={id}
            value={list}
            className={fieldLook}
            onChange={({ target }) => {
              if (isListId(target.value)) setList(target.value)
            }}
          >
            {lists.map(({ id: listId, title }) => (
              <option key={listId} value={listId}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('place')}>
        {(id) => (
          <select
            id={id}
            value={place}
            className={fieldLook}
            onChange={({ target }) => setPlace(target.value === 'end' ? 'end' : 'top')}
          >
            <option value="top">{t('top')}</option>
            <option value="end">{t('end')}</option>
          </select>
        )}
      </Field>
      {names.length > 0 && (
        <p dir="auto" className="text-xs text-ink-2 [overflow-wrap:anywhere]">
          {t('left', { count: names.length, names: names.join(', ') })}
        </p>
      )}
      <button
        type="submit"
        className="min-h-8 rounded-md bg-accent px-2.5 font-medium text-accent-ink pointer-coarse:min-h-11"
      >
        {t('move', { count: cards.length })}
      </button>
    </form>
  )
}
