import { describe, expect, test } from 'vitest'
import type { Command } from '../../domain/command.ts'
import { addCard, ask, newCommandId, undo } from '../../domain/spec/given.ts'
import { noSteps, type Step, stepsWith } from './steps.ts'

const none = new Set<never>()
const step = (seq: number): Step => ({ commandId: newCommandId(), seq })
const undoing = ({ commandId }: Step): Command => ask('UndoCommand', { undoes: commandId })
const ids = (steps: readonly { commandId: string }[]) => steps.map(({ commandId }) => commandId)

describe('[R20] the steps', () => {
  const [first, second] = [step(1), step(2)]
  const confirmed = { undo: [second, first], redo: [] }

  test('begin with what is on its way, the newest first', () => {
    const [a, b] = [addCard('a', 'todo'), addCard('b', 'todo')]
    expect(ids(stepsWith(confirmed, [a, b], none).undo)).toEqual(ids([b, a, second, first]))
  })

  test('go back and forth as if what is on its way were done', () => {
    const a = addCard('a', 'todo')
    const back = undo(a)
    const more = undoing(second)
    expect(ids(stepsWith(confirmed, [a, back], none).undo)).toEqual(ids([second, first]))
    const { undo: left, redo } = stepsWith(confirmed, [a, back, more], none)
    expect([ids(left), ids(redo)]).toEqual([ids([first]), ids([more, back])])
    const again = undo(more)
    expect(ids(stepsWith(confirmed, [a, back, more, again], none).undo)).toEqual(ids([again, first]))
    expect(stepsWith(confirmed, [a, back, addCard('c', 'todo')], none).redo).toEqual([])
  })

  test('do not count twice what the server has told of before its entry came', () => {
    const a = addCard('a', 'todo')
    const told = { undo: [{ commandId: a.commandId, seq: 3 }, second, first], redo: [] }
    expect(ids(stepsWith(told, [a], none).undo)).toEqual(ids([a, second, first]))
  })

  test('[C83] leave out what cannot be undone', () => {
    const shared = ask('SetLinkRole', { role: 'viewer' })
    expect(stepsWith({ undo: [first], redo: [second] }, [shared], none)).toEqual({ undo: [first], redo: [] })
    expect(stepsWith(noSteps, [shared], none)).toEqual(noSteps)
  })

  test('[R22] step over what was refused', () => {
    expect(stepsWith(confirmed, [], new Set([second.commandId])).undo).toEqual([first])
  })
})
