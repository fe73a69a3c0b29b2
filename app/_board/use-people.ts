import { useMemo } from 'react'
import { isUserId, type UserId } from '../../domain/id.ts'
import type { Person } from '../../domain/person.ts'
import type { Present } from '../../domain/presence.ts'
import { useBoard, useLive } from './use-board.ts'

/** Someone on this board, by id. */
export const usePerson = (id: UserId): Person => useBoard(({ directory }) => directory.find(id))

/** Who may be put on cards, by name: whoever is here may, though the server has not told of them yet. */
export function usePeople(): readonly Person[] {
  const told = useBoard(({ directory }) => directory.mayBeAssigned())
  const users = useLive((live) => live?.users)
  return useMemo(() => {
    const here = Object.entries<Present>(users ?? {}).flatMap(([id, { name, color }]): Person[] =>
      isUserId(id) && !told.some((one) => one.id === id) ? [{ id, name, color }] : [],
    )
    return here.length === 0 ? told : [...told, ...here].sort((a, b) => a.name.localeCompare(b.name))
  }, [told, users])
}
