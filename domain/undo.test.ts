import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBusyHistory, createPlaying, furnished } from './spec/arbitrary.ts'
import { aCommand } from './spec/commands.ts'
import { guest, owner, undo } from './spec/given.ts'
import { createUndoCheck } from './spec/undo-check.ts'
import { type Done, undoStack } from './undo-stack.ts'

test('[C80, C81, C82, C84, C86] undoing each entry of a history brings back what it changed and nothing else, or says why not', {
  timeout: 600_000,
}, () => {
  const outcomes: Record<string, number> = {}
  fc.assert(
    fc.property(aBusyHistory, (entries) => {
      const check = createUndoCheck(entries)
      for (const entry of entries) {
        const outcome = check(entry)?.outcome ?? 'out of question'
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      }
    }),
    { numRuns: Number(process.env.UNDO_RUNS ?? 60) },
  )
  process.stdout.write(`${JSON.stringify(outcomes)}\n`)
  expect(outcomes.undone).toBeGreaterThan(500)
})

test('[H60] at least seven of ten steps that are told can be taken, and those that go forth again', {
  timeout: 60_000,
}, () => {
  const taken = { undo: 0, redo: 0, refused: 0 }
  const aWish = fc.oneof(
    { weight: 4, arbitrary: aCommand.map((asked) => ({ kind: 'ask' as const, asked })) },
    { weight: 2, arbitrary: fc.constant({ kind: 'undo' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'redo' as const }) },
  )
  const wishes = fc.array(fc.tuple(aWish, fc.constantFrom(owner, guest)), { minLength: 60, size: 'max', maxLength: 90 })
  fc.assert(
    fc.property(wishes, (all) => {
      const { entries, ask } = createPlaying()
      for (const want of furnished()) if ('asked' in want) ask(want.actor, want.asked)
      for (const [wish, actor] of all) {
        if (wish.kind === 'ask') {
          ask(actor, wish.asked)
          continue
        }
        const done = entries.filter((one) => one.actor === actor).map(doneOf)
        const [step] = undoStack(done)[wish.kind]
        if (!step) continue
        const decision = ask(actor, undo(step))
        if (decision.kind === 'accepted') taken[wish.kind] += 1
        // These say nothing of the step: the board is archived, or the role is gone.
        else if (decision.kind === 'rejected' && !['board-archived', 'forbidden'].includes(decision.rejection.code))
          taken.refused += 1
      }
    }),
    { numRuns: 60 },
  )
  process.stdout.write(`${JSON.stringify(taken)}\n`)
  const all = taken.undo + taken.redo + taken.refused
  expect(taken.undo).toBeGreaterThan(100)
  expect(taken.redo).toBeGreaterThan(20)
  expect((taken.undo + taken.redo) / all).toBeGreaterThanOrEqual(0.7)
})

const doneOf = ({
  commandId,
  seq,
  at,
  events: [first],
}: ReturnType<typeof createPlaying>['entries'][number]): Done => ({
  commandId,
  seq,
  at,
  type: first.type,
  undid: first.type === 'CommandUndone' ? first : null,
})
