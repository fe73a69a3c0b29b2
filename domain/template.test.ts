import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { cardsOf, emptyBoard } from './board.ts'
import { fold } from './evolve.ts'
import { checked, isCardId, isListId } from './id.ts'
import { allCards, boardId, entry, listsOf, owner } from './spec/given.ts'
import { createBoard, prefixOf, type TemplateName } from './template.ts'
import { isDescription, isTitle } from './text.ts'

const make = (template: TemplateName) => {
  const events = createBoard(template, {
    title: 'Tandem launch',
    owner,
    linkRole: 'editor',
    newListId: () => checked(isListId, randomUUID()),
    newCardId: () => checked(isCardId, randomUUID()),
  })
  return { events, board: fold(emptyBoard(boardId), [entry(1, owner, events)]) }
}

test('[C15] a board’s first entry is what it was made of', () => {
  const { events, board } = make('blank')
  expect(events).toEqual([{ type: 'BoardCreated', title: 'Tandem launch', prefix: 'TAN', owner, linkRole: 'editor' }])
  expect(board).toMatchObject({ title: 'Tandem launch', prefix: 'TAN', owner, linkRole: 'editor' })
})

test('[H9] the kanban template has its five lists', () => {
  expect(listsOf(make('kanban').board).map(({ title }) => title)).toEqual([
    'Backlog',
    'Next up',
    'In progress',
    'Review',
    'Done',
  ])
})

test('[H44] a week has its days, and a look back its questions', () => {
  const titles = (template: TemplateName) => listsOf(make(template).board).map(({ title }) => title)
  expect(titles('weekly')).toEqual(['This week', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Later'])
  expect(titles('retro')).toEqual(['Went well', 'Could be better', 'To try', 'Done'])
})

test('[H9] the demo has cards that are numbered and well-formed', () => {
  const { events, board } = make('demo')
  const cards = allCards(board)
  expect(cards.map(({ number }) => number)).toEqual(cards.map((_, index) => index + 1))
  expect(cards.every(({ title }) => isTitle(title))).toBe(true)
  for (const event of events) if (event.type === 'CardDescribed') expect(isDescription(event.description)).toBe(true)
  for (const { id } of listsOf(board)) expect(cardsOf(board, id).length).toBeGreaterThan(0)
})

test('a prefix comes from the letters of the title', () => {
  expect(prefixOf('Tandem launch')).toBe('TAN')
  expect(prefixOf('Q3')).toBe('Q3')
  expect(prefixOf('¡Ñandú!')).toBe('ÑAN')
  expect(prefixOf('日本')).toBe('日本')
  expect(prefixOf('🚀')).toBe('CARD')
})
