import { expect, test } from 'vitest'
import { awayParts } from './away-parts.ts'

const none = { comments: 0, assigned: 0 }

test('what was done is told by kind, and what is for me is told apart', () => {
  expect(awayParts({ kinds: { moved: 3, added: 2, comments: 2 }, forYou: { comments: 2, assigned: 0 } })).toEqual([
    { key: 'moved', count: 3 },
    { key: 'added', count: 2 },
    { key: 'forYou', count: 2 },
  ])
  expect(awayParts({ kinds: { comments: 5, facts: 3 }, forYou: { comments: 2, assigned: 1 } })).toEqual([
    { key: 'assigned', count: 1 },
    { key: 'forYou', count: 2 },
    { key: 'others', count: 3 },
    { key: 'facts', count: 2 },
  ])
  expect(awayParts({ kinds: { comments: 1 }, forYou: none })).toEqual([{ key: 'comments', count: 1 }])
})

test('a line is short: of many kinds four are told and the rest is summed, and nothing is told of none', () => {
  const kinds = { moved: 1, added: 1, archived: 1, texts: 2, checklists: 1, facts: 1, board: 1, comments: 1 }
  expect(awayParts({ kinds, forYou: { comments: 1, assigned: 1 } })).toEqual([
    { key: 'moved', count: 1 },
    { key: 'added', count: 1 },
    { key: 'assigned', count: 1 },
    { key: 'forYou', count: 1 },
    { key: 'rest', count: 5 },
  ])
  expect(awayParts({ kinds: {}, forYou: none })).toEqual([])
})
