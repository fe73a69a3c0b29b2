import { expect, test } from 'vitest'
import { emptyBoard } from '../board.ts'
import type { CommandOf } from '../command.ts'
import { fold } from '../evolve.ts'
import type { RestoringType } from '../past.ts'
import {
  addCard,
  addList,
  archiveCard,
  archiveList,
  ask,
  boardId,
  card,
  describeCard,
  given,
  type History,
  list,
  moveCard,
  moveList,
  newCommandId,
} from '../spec/given.ts'
import { outlookOf } from './outlook.ts'

type WithoutId<C> = C extends unknown ? Omit<C, 'commandId'> : never

/** What restoring to a moment would change on the board that this history ends with. */
function outlook({ board, entries, when }: History, asked: WithoutId<CommandOf<RestoringType>>) {
  const command = { ...asked, commandId: newCommandId() }
  const { decision } = when(command)
  if (decision.kind !== 'accepted') throw new Error(decision.kind)
  const then = fold(emptyBoard(boardId), entries.slice(0, asked.at))
  return outlookOf(board, then, command, decision.events)
}

const nothing = { facts: [], moved: 0, back: 0, sorted: 0, left: 0 }
const made = given(
  addList('a'),
  addList('b'),
  addCard('x', 'a'),
  addCard('y', 'a'),
  addCard('z', 'a'),
  addCard('w', 'b'),
)
const at = made.entries.length

test('[H74] of an order: the cards that go to another list, the lists that are put in order, and what stays archived', () => {
  const later = made.and(moveCard('x', 'b'), moveCard('z', 'a', null), archiveCard('w'), addCard('n', 'b'))
  expect(outlook(later, { type: 'RestoreOrder', at })).toEqual({ ...nothing, moved: 1, sorted: 1, left: 1 })
  const lists = made.and(moveList('a'))
  expect(outlook(lists, { type: 'RestoreOrder', at })).toEqual({ ...nothing, facts: ['place'] })
})

test('[H74] of a list: what of it was changed, and the cards that come back into it, from the archive and from others', () => {
  const listId = list('a')
  const later = made
    .and(ask('RenameList', { listId, title: 'other' }), ask('SetListLimit', { listId, limit: 2 }))
    .and(moveCard('x', 'b'), archiveCard('y'))
  const asked = { type: 'RestoreListTo', listId, at } as const
  expect(outlook(later, asked)).toEqual({ ...nothing, facts: ['title', 'limit'], moved: 1, back: 1 })
  const gone = made.and(archiveCard('y'), archiveList('a'))
  expect(outlook(gone, asked)).toEqual({ ...nothing, facts: ['archive'], back: 3 })
})

test('[H74] of a card: what of it was changed', () => {
  const cardId = card('x')
  const later = made
    .and(ask('RenameCard', { cardId, title: 'other' }), describeCard('x', 'Words', 0))
    .and(moveCard('x', 'b'), archiveCard('x'))
  const facts = ['archive', 'title', 'place', 'description']
  expect(outlook(later, { type: 'RestoreCardTo', cardId, at })).toEqual({ ...nothing, facts })
})
