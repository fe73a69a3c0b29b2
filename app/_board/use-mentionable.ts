'use client'

import { useMemo } from 'react'
import type { Person } from '../../domain/person.ts'
import { useBoard } from './use-board.ts'
import { usePeople } from './use-people.ts'

/** Who may be named in a comment: all who may be put on cards, but me. */
export function useMentionable(): readonly Person[] {
  const people = usePeople()
  const me = useBoard((now) => now.me?.id)
  return useMemo(() => people.filter(({ id }) => id !== me), [people, me])
}
