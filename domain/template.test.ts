import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { cardsOf, emptyBoard } from './board.ts'
import { emptyBody, foldBody } from './body.ts'
import { countChecks, type Item } from './checklist.ts'
import { fold } from './evolve.ts'
import type { Label } from './label.ts'
import { allCards, boardId, entry, listsOf, owner } from './spec/given.ts'
import { createBoard, prefixOf, type TemplateName } from './template.ts'
import { isDescription, isName, isTitle } from './text.ts'

const make = (template: TemplateName) => {
  const events = createBoard(template, {
    title: 'Tandem launch',
    owner,
    linkRole: 'editor',
    newUuid: randomUUID,
    now: Date.parse('2026-11-23T09:00:00Z'),
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

test('[H9] the demo’s cards have labels, dates and checklists, and their faces count what they hold', () => {
  const { events, board } = make('demo')
  const cards = allCards(board)
  const names = Object.values<Label>(board.labels).map(({ name }) => name)
  for (const name of names) expect(isName(name)).toBe(true)
  const used = new Set(cards.flatMap(({ labels = [] }) => labels.map((id) => board.labels[id]?.name)))
  expect([...used].toSorted()).toEqual(names.toSorted())
  expect(cards.flatMap(({ due }) => due ?? [])).toContainEqual({ at: '2026-11-25T09:00:00.000Z', done: false })
  expect(cards.flatMap(({ due }) => due ?? [])).toContainEqual({ at: '2026-11-23T09:00:00.000Z', done: true })
  const listed = cards.filter(({ checks }) => checks)
  expect(listed.length).toBeGreaterThan(0)
  for (const { id, checks } of listed) {
    const { items } = foldBody(emptyBody, id, [entry(1, owner, events)])
    expect(countChecks(Object.values<Item>(items))).toEqual(checks)
  }
})

test('a prefix comes from the letters of the title', () => {
  expect(prefixOf('Tandem launch')).toBe('TAN')
  expect(prefixOf('Q3')).toBe('Q3')
  expect(prefixOf('¡Ñandú!')).toBe('ÑAN')
  expect(prefixOf('日本')).toBe('日本')
  expect(prefixOf('🚀')).toBe('CARD')
})
