import { expect, test } from 'vitest'
import { checked, isEpoch } from '../../domain/id.ts'
import { addCard, addLabel, addList, ask, card, given, guest, labelCards, owner } from '../../domain/spec/given.ts'
import { toWireBoard } from '../../domain/wire.ts'
import { leftBehind } from './move-away.ts'

const from = given(
  addList('todo'),
  addCard('a', 'todo'),
  addCard('b', 'todo'),
  addLabel('here'),
  addLabel('both'),
  labelCards('here', 'a'),
  labelCards('both', 'a', 'b'),
  ask('AssignCards', { cardIds: [card('a'), card('b')], userId: guest }),
  ask('AssignCards', { cardIds: [card('a')], userId: owner }),
).board
const to = (linkRole: 'editor' | 'none') => ({
  snapshot: {
    board: toWireBoard(
      given(addLabel('both'), ask('SetLinkRole', { role: 'viewer' }), ask('SetLinkRole', { role: linkRole })).board,
    ),
    epoch: checked(isEpoch, 'abcdefgh'),
    seq: 3,
  },
  people: [{ id: owner, name: 'O', color: 'peer-1' as const, role: 'owner' as const }],
})

test('[C71] what stays behind is what the other board has not, and who may not see it', () => {
  expect(leftBehind(from, [card('a'), card('b')], to('none'))).toEqual({ labels: ['here'], people: [guest] })
  expect(leftBehind(from, [card('a')], to('editor'))).toEqual({ labels: ['here'], people: [] })
  expect(leftBehind(from, [card('b')], to('editor'))).toEqual({ labels: [], people: [] })
})
