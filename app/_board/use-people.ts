import type { UserId } from '../../domain/id.ts'
import type { Person } from '../../domain/person.ts'
import { useBoard } from './use-board.ts'

/** Someone on this board, by id. */
export const usePerson = (id: UserId): Person => useBoard(({ directory }) => directory.find(id))

/** Who may be put on cards, by name. */
export const usePeople = (): readonly Person[] => useBoard(({ directory }) => directory.mayBeAssigned())
