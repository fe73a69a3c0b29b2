import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventTypes } from '../../domain/evolve.ts'
import { canInvert } from '../../domain/invert.ts'
import { aBusyHistory, aRareHistory } from '../../domain/spec/arbitrary.ts'
import { createUndoCheck } from '../../domain/spec/undo-check.ts'

const each = Number(process.env.UNDO_EACH ?? 1_000)

/** These follow from something else that was asked for, or undo it. */
const following: ReadonlySet<string> = new Set([
  'ListReranked',
  'ListsReranked',
  'ChecklistsReranked',
  'ItemsReranked',
  'ListReordered',
  'ChecklistRestored',
  'ItemRestored',
  'CommentRestored',
  'AttachmentRestored',
  'CommandUndone',
])

test(`[C80, C81, C82, C84, C86] all that can be undone is undone ${each} times in random histories, each of them done again`, () => {
  const undone = new Map(eventTypes().flatMap((type) => (canInvert(type) && !following.has(type) ? [[type, 0]] : [])))
  const outcomes: Record<string, number> = {}
  let histories = 0
  for (let seed = 1; [...undone.values()].some((count) => count < each); seed++)
    for (const entries of fc.sample(seed % 2 === 0 ? aRareHistory : aBusyHistory, { seed, numRuns: 20 })) {
      histories += 1
      const check = createUndoCheck(entries)
      for (const entry of entries) {
        const verdict = check(entry)
        if (!verdict) continue
        outcomes[verdict.outcome] = (outcomes[verdict.outcome] ?? 0) + 1
        const count = undone.get(verdict.kind)
        if (verdict.outcome === 'undone' && count !== undefined) undone.set(verdict.kind, count + 1)
      }
    }
  process.stdout.write(`${JSON.stringify({ histories, outcomes, undone: Object.fromEntries(undone) })}\n`)
  expect(Math.min(...undone.values())).toBeGreaterThanOrEqual(each)
})
