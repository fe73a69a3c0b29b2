'use client'

import { useMemo } from 'react'
import { isUserId, type UserId } from '../../domain/id.ts'
import type { Person } from '../../domain/person.ts'
import { useBoard, useLive } from './use-board.ts'

/** Someone on this board, by id. */
export const usePerson = (id: UserId): Person => useBoard(({ directory }) => directory.find(id))

/** Who may be put on cards, by name: who is here now may be, also where the server has not been asked since they came. */
export function usePeople(): readonly Person[] {
  const known = useBoard(({ directory }) => directory.mayBeAssigned())
  const here = useLive((live) => live?.users)
  return useMemo(() => {
    const missing = Object.entries(here ?? {}).flatMap(([id, { name, color }]) =>
      isUserId(id) && !known.some((person) => person.id === id) ? [{ id, name, color }] : [],
    )
    return missing.length === 0 ? known : [...known, ...missing].toSorted((a, b) => a.name.localeCompare(b.name))
  }, [known, here])
}
