import { expect, test } from 'vitest'
import { type Card, manyCardsMax } from '../board.ts'
import type { Command } from '../command.ts'
import { decide } from '../decide.ts'
import { rankCharsMax } from '../rank.ts'
import { addCard, addLabel, addList, archiveCards, ask, card, given, label, list, owner, user } from '../spec/given.ts'
import { utf8Bytes } from '../text.ts'

const words = Array.from({ length: manyCardsMax }, (_, index) => `n${index}`)
const cardIds = words.map(card)

/** A board of 500 cards whose ranks are as long as they may be, with dates. */
const board = (() => {
  const { board: made } = given(addList('todo'), addList('done'), addLabel('bug'), addCard('a', 'todo'))
  const cards = Object.fromEntries(
    cardIds.map((id, index): [string, Card] => {
      const rank = `a${String(index).padStart(rankCharsMax - 1, 'V')}`
      const due = { at: '2026-11-27T09:00:00.000000000Z', done: true }
      return [id, { id, number: index, listId: list('todo'), rank, title: 'x', described: false, due }]
    }),
  )
  return { ...made, cards: { ...made.cards, ...cards } }
})()

const person = user('u'.repeat(64))
const asked: Command[] = [
  ask('LabelCards', { cardIds, labelId: label('bug') }),
  ask('AssignCards', { cardIds, userId: person }),
  ask('SetDue', { cardIds, at: null }),
  ask('MarkDue', { cardIds, done: false }),
  ask('MoveCards', { cardIds, listId: list('done') }),
  archiveCards(...words),
]

test.each(asked)('[C10, C16] $type of 500 cards is less than one entry may hold', (command) => {
  const decision = decide(board, null, owner, command)
  if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision))
  expect(decision.events[0]).toMatchObject({ cardIds })
  expect(utf8Bytes(JSON.stringify(decision.events))).toBeLessThan(128 * 1024)
})
