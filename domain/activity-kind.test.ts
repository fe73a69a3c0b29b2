import { expect, test } from 'vitest'
import { activityKinds, countKinds, isActivityKind, kindOf, typesOf } from './activity-kind.ts'

test('each type of event is of one kind, and each kind has types', () => {
  expect(activityKinds.flatMap((kind) => typesOf(kind)).toSorted()).toEqual(Object.keys(kindOf).toSorted())
  for (const kind of activityKinds) expect(typesOf(kind)).not.toEqual([])
  expect(typesOf('comments')).toContain('CommentEdited')
  expect(typesOf('comments')).not.toContain('CardMoved')
  expect([isActivityKind('moved'), isActivityKind('constructor'), isActivityKind('')]).toEqual([true, false, false])
})

test('entries are counted by kind, and those of a type that is not known are not lost', () => {
  const counted = [
    { type: 'CardMoved', count: 2 },
    { type: 'CardsMoved', count: 1 },
    { type: 'CommentAdded', count: 4 },
    { type: 'FromTheFuture', count: 1 },
    { type: 'toString', count: 1 },
  ]
  expect(countKinds(counted)).toEqual({ moved: 3, comments: 4, board: 2 })
  expect(countKinds([])).toEqual({})
})
