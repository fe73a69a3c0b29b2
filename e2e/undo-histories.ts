import { parentPort, workerData } from 'node:worker_threads'
import fc from 'fast-check'
import { sayingOf } from '../domain/saying.ts'
import { ofSubjects } from '../domain/spec/subjects.ts'
import { createUndoCheck } from '../domain/spec/undo-check.ts'

/** A thread that undoes random histories, from a seed on, until it is ended. After each seed it says what came of it. */
export type Share = { readonly first: number; readonly step: number }

/** How often each kind was done, and how its undoing ended. `fault` is a promise that was broken. */
export type Toll = {
  readonly seed: number
  readonly histories: number
  readonly kinds: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly fault: string | null
}

const historiesOfSeed = 10

/** What of this seed's histories can be undone. */
function undoHistories(seed: number): Toll {
  const histories = ofSubjects()
  const history = histories[seed % histories.length]
  if (!history) throw new Error('there is none')
  const kinds: Record<string, Record<string, number>> = {}
  const count = (kind: string, outcome: string) => {
    const outcomes = (kinds[kind] ??= {})
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  const property = fc.property(history, (entries) => {
    const check = createUndoCheck(entries)
    for (const entry of entries) {
      const verdict = check(entry)
      const { type, isDone } = sayingOf(entry.events[0])
      if (isDone) count(type, 'done')
      if (verdict) count(verdict.kind, verdict.outcome)
    }
  })
  const found = fc.check(property, { seed, numRuns: historiesOfSeed })
  const fault = found.failed ? `seed ${seed}, path ${found.counterexamplePath}: ${String(found.errorInstance)}` : null
  return { seed, histories: historiesOfSeed, kinds, fault }
}

const { first, step }: Share = workerData
for (let seed = first; ; seed += step) parentPort?.postMessage(undoHistories(seed))
