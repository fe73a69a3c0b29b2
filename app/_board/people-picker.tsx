'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { isUserId, type UserId } from '../../domain/id.ts'
import type { Person } from '../../domain/person.ts'
import { Avatar } from '../avatar.tsx'
import { assignCards } from './assign-cards.ts'
import { type Choice, Choices } from './choices.tsx'
import type { PickerProps } from './load-pickers.ts'
import { matches } from './matches.ts'
import { PickerFrame } from './picker-frame.tsx'
import { sharedBy } from './shared-by.ts'
import { useBoard, useBoardContext } from './use-board.ts'
import { usePeople } from './use-people.ts'

/** Chooses who is to do cards: me first, and last those who are on them but have no access any more. */
export function PeoplePicker(props: PickerProps) {
  const t = useTranslations('people')
  const context = useBoardContext()
  const [filter, setFilter] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const people = usePeople()
  const me = useBoard((store) => store.me)
  const faces = useBoard(({ directory }) => directory.people)
  const view = useBoard((store) => store.view.cards)
  const { directory } = context.store
  // Whoever has opened the board since it was asked last may be put on cards too.
  useEffect(() => directory.refresh(), [directory])

  const cards = props.cards.flatMap((id) => view[id] ?? [])
  const others = people.filter(({ id }) => id !== me?.id)
  const here: readonly Person[] = me && people.some(({ id }) => id === me.id) ? [me, ...others] : others
  const known = new Set<UserId>(here.map(({ id }) => id))
  // Until it is known who has access, nobody is said to have lost it.
  const gone = [...new Set(cards.flatMap(({ people: ids = [] }) => ids))].filter((id) => !known.has(id))
  const isKnown = directory.mayBeAssigned().length > 0

  const choice = ({ id, name, color, picture }: Person, note: string | null): Choice => ({
    id,
    name,
    shared: sharedBy(cards, ({ people: ids }) => ids?.includes(id) ?? false),
    face: (
      <>
        <Avatar name={name} color={color} picture={picture} size="small" isNamed />
        <span dir="auto" className="min-w-0 truncate">
          {name}
        </span>
        {note && <span className="ml-auto flex-none text-xs text-ink-3">{note}</span>}
      </>
    ),
  })
  const choices = [
    ...here.map((person) => choice(person, person.id === me?.id ? t('me') : null)),
    ...gone.map((id) => choice(faces.get(id) ?? directory.find(id), isKnown ? t('gone') : null)),
  ].filter(({ name }) => matches(name, filter))

  return (
    <PickerFrame {...props} title={t('title')} initialFocus={field}>
      <Choices
        label={t('title')}
        filterLabel={t('filter')}
        filter={filter}
        field={field}
        choices={choices}
        onFilter={setFilter}
        onToggle={(id, isOn) => {
          if (isUserId(id)) assignCards(context, props.cards, id, isOn)
        }}
      />
    </PickerFrame>
  )
}
