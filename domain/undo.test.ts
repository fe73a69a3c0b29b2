import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBusyHistory } from './spec/arbitrary.ts'
import { createUndoCheck } from './spec/undo-check.ts'

test('[C80, C81, C82] undoing each entry of a history brings back what it changed and nothing else, or says why not', () => {
  const counts: Record<string, number> = {}
  fc.assert(
    fc.property(aBusyHistory, (entries) => {
      const check = createUndoCheck(entries)
      for (const entry of entries) {
        const verdict = check(entry)
        const outcome = verdict?.isUndone ? 'undone' : (verdict?.code ?? 'out of question')
        counts[outcome] = (counts[outcome] ?? 0) + 1
      }
    }),
    { numRuns: 100 },
  )
  process.stdout.write(`${JSON.stringify(counts)}\n`)
  expect(counts.undone).toBeGreaterThan(100)
})
