import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyBoard } from './board.ts'
import { bodyNeededBy, emptyBody, foldBody } from './body.ts'
import { decide } from './decide.ts'
import { fold } from './evolve.ts'
import { guess } from './guess.ts'
import { isOfPast } from './past.ts'
import { aHistory } from './spec/arbitrary.ts'
import { aCommand } from './spec/commands.ts'
import { boardId, guest, owner } from './spec/given.ts'

test('a guess is what the law says, where that does not ask for the past', () => {
  const actors = fc.constantFrom(owner, guest)
  fc.assert(
    fc.property(aHistory, aCommand, actors, (entries, command, actor) => {
      if (isOfPast(command)) return
      const board = fold(emptyBoard(boardId), entries)
      const cardId = bodyNeededBy(command)
      const body = cardId && foldBody(emptyBody, cardId, entries)
      expect(guess(board, body, actor, command)).toEqual(decide(board, body, actor, command))
    }),
  )
})
