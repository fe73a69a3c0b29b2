import { describe, expect, test } from 'vitest'
import { checked, isCommandId } from './id.ts'
import { uuid } from './spec/given.ts'
import { type Done, undoStack } from './undo-stack.ts'

/** Done in order: what begins with `-` undoes an earlier one, by its place. */
function doneIn(...words: string[]): Done[] {
  const done: Done[] = []
  for (const word of words) {
    const seq = done.length + 1
    const commandId = checked(isCommandId, uuid(`x${seq}`))
    const target = word.startsWith('-') ? done[Number(word.slice(1)) - 1] : undefined
    const undid = target && {
      seq: target.seq,
      undone: target.undid?.undone ?? ('CardMoved' as const),
      isRedo: target.undid ? !target.undid.isRedo : false,
    }
    done.push({ commandId, seq, at: seq, type: undid ? 'CommandUndone' : word, undid: undid ?? null })
  }
  return done
}

const stackOf = (...words: string[]) => {
  const { undo, redo } = undoStack(doneIn(...words))
  return { undo: undo.map(({ seq }) => seq), redo: redo.map(({ seq }) => seq) }
}

describe('[H60] the steps', () => {
  test('back are the newest first, and those back again are in the order in which they were taken', () => {
    expect(stackOf('CardMoved', 'CardRenamed', 'CardAdded')).toEqual({ undo: [3, 2, 1], redo: [] })
    expect(stackOf('CardMoved', 'CardRenamed', '-2', '-1')).toEqual({ undo: [], redo: [4, 3] })
    expect(stackOf('CardMoved', 'CardRenamed', '-2', '-1', '-4')).toEqual({ undo: [5], redo: [3] })
    expect(stackOf('CardMoved', 'CardRenamed', '-2', '-1', '-4', '-3')).toEqual({ undo: [6, 5], redo: [] })
    expect(stackOf('CardMoved', '-1', '-2', '-3')).toEqual({ undo: [], redo: [4] })
  })

  test('forth are none after something new', () => {
    expect(stackOf('CardMoved', '-1', 'CardAdded')).toEqual({ undo: [3], redo: [] })
    expect(stackOf('CardMoved', '-1', 'CardDeleted')).toEqual({ undo: [], redo: [] })
  })

  test('leave out what cannot be undone', () => {
    expect(stackOf('BoardCreated', 'CardMoved', 'LinkRoleSet', 'CardDeleted')).toEqual({ undo: [2], redo: [] })
  })

  test('are told by what was asked for first', () => {
    const { redo } = undoStack(doneIn('CardMoved', '-1'))
    expect(redo).toMatchObject([{ seq: 2, type: 'CardMoved' }])
  })
})
