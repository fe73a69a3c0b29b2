import { spawn } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventTypes } from '../../domain/evolve.ts'
import { isLasting } from '../../domain/lasting.ts'
import { sayingOf } from '../../domain/saying.ts'
import { aBusyHistory, aRareHistory } from '../../domain/spec/arbitrary.ts'
import { createUndoCheck } from '../../domain/spec/undo-check.ts'
import { withPlant } from '../plant.ts'
import type { Plant } from '../simulation/plants.ts'

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
  const undone = new Map(eventTypes().flatMap((type) => (!isLasting(type) && !following.has(type) ? [[type, 0]] : [])))
  const outcomes: Record<string, number> = {}
  let histories = 0
  for (let seed = 1; [...undone.values()].some((count) => count < each); seed++)
    for (const entries of fc.sample(seed % 2 === 0 ? aRareHistory : aBusyHistory, { seed, numRuns: 20 })) {
      histories += 1
      const check = createUndoCheck(entries)
      for (const entry of entries) {
        if ((undone.get(sayingOf(entry.events[0]).type) ?? each) >= each) continue
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

const plants: readonly Plant[] = [
  {
    name: 'what was changed since is undone all the same',
    file: 'domain/rules/undo.ts',
    find: '    if (writer) return changedSince(writer)\n',
    replace: '',
  },
  {
    name: 'what was undone since stands in the way',
    file: 'domain/undone.ts',
    find: '!undone.has(entry.seq) && !undidOnlyAfter(after, entry)',
    replace: '!undidOnlyAfter(after, entry)',
  },
  {
    name: 'a later title is not told to have been written',
    file: 'domain/written.ts',
    find: "  CardRenamed: ({ cardId }) => same(card(cardId, 'title')),",
    replace: '  CardRenamed: nothing,',
  },
  {
    name: 'a move of one card stands in the way of another',
    file: 'domain/written.ts',
    find: "  writes: [card(cardId, 'place'), placeIn(cardId, to)],\n  minds: [card(cardId, 'place'),",
    replace:
      "  writes: [card(cardId, 'place'), list(to, 'place'), placeIn(cardId, to)],\n  minds: [card(cardId, 'place'), list(to, 'place'),",
  },
  {
    name: 'a mark is not turned back',
    file: 'domain/inverses/checklists.ts',
    find: 'done: !done }),',
    replace: 'done }),',
  },
  {
    name: 'the mark does not come back with the date',
    file: 'domain/inverses/many-cards.ts',
    find: '!due && from[index]?.done',
    replace: 'due && from[index]?.done',
  },
  {
    name: 'what is moved goes to the top',
    file: 'domain/rank.ts',
    find: '(isFree[index] ? rank : takeBelow(taken, rank))',
    replace: 'takeBelow(taken, null)',
  },
]

/** A check that cannot fail shows nothing: with each of these faults it does. */
test.each(plants)('[C80, C82] undoing is seen to be wrong when $name', async (plant) => {
  const { status, output } = await withPlant(plant, checkIn)
  expect(output).toMatch(/Property failed/)
  expect(status).not.toBe(0)
})

const checkIn = (cwd: string) =>
  new Promise<{ status: number | null; output: string }>((resolve) => {
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--project=unit', 'domain/undo.test.ts']
    const run = spawn(process.execPath, args, { cwd, env: { ...process.env, UNDO_RUNS: '1000' } })
    let output = ''
    run.stdout.on('data', (chunk) => (output += chunk))
    run.stderr.on('data', (chunk) => (output += chunk))
    run.on('close', (status) => resolve({ status, output }))
  })
