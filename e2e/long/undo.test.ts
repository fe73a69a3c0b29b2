import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { eventTypes } from '../../domain/evolve.ts'
import { isLasting } from '../../domain/lasting.ts'
import { withPlant } from '../plant.ts'
import type { Plant } from '../simulation/plants.ts'
import type { Share, Toll } from '../undo-histories.ts'

const each = Number(process.env.UNDO_EACH ?? 1_000)
const first = Number(process.env.UNDO_SEED ?? Date.now() % 1_000_000)
const threads = Math.min(4, availableParallelism())
const lastsMaxMs = 15 * 60_000

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

const kinds = eventTypes().filter((type) => !isLasting(type) && !following.has(type))

test(`[C80, C81, C82, C84, C86, C93] all that can be undone is undone ${each} times in random histories, each of them done again`, async () => {
  const began = performance.now()
  const tally = new Map<string, Record<string, number>>(kinds.map((kind) => [kind, {}]))
  let histories = 0
  let redone = 0
  const isShort = () => [...tally.values()].some(({ undone = 0 }) => undone < each)

  const fault = await undoInThreads((toll) => {
    histories += toll.histories
    for (const [kind, outcomes] of Object.entries(toll.kinds)) {
      redone += outcomes.undone ?? 0
      const row = tally.get(kind)
      if (row) for (const [outcome, count] of Object.entries(outcomes)) row[outcome] = (row[outcome] ?? 0) + count
    }
    return isShort() && performance.now() - began < lastsMaxMs
  })

  const rows = [...tally].map(([kind, outcomes]) => ({ kind, ...countsOf(outcomes) }))
  const all = rows.reduce(
    (sum, { undone, refused }) => ({ undone: sum.undone + undone, refused: sum.refused + refused }),
    {
      undone: 0,
      refused: 0,
    },
  )
  const share = all.undone / (all.undone + all.refused)
  for (const { kind, done, undone, refused } of rows.toSorted((a, b) => a.undone - b.undone))
    tell(kind, done, undone, refused, percent(undone / (undone + refused)))
  tell(
    'all',
    rows.reduce((sum, { done }) => sum + done, 0),
    all.undone,
    all.refused,
    percent(share),
  )
  const seconds = ((performance.now() - began) / 1_000).toFixed(0)
  process.stdout.write(
    `${histories} histories from seed ${first} on, ${threads} threads, ${seconds} s; ${redone} were done again\n`,
  )
  expect(fault).toBeNull()
  expect(rows.filter(({ undone }) => undone < each)).toEqual([])
})

/**
 * What is undone by the end of its history cannot be undone once more: that is no refusal of what stands. The histories
 * meet themselves on purpose; how many of the steps that people are told can be taken is held in `domain/undo.test.ts`.
 */
function countsOf({ done = 0, undone = 0, 'already-undone': _, ...refusals }: Record<string, number>) {
  return { done, undone, refused: Object.values(refusals).reduce((sum, count) => sum + count, 0) }
}

const tell = (kind: string, ...figures: (number | string)[]) =>
  process.stdout.write(`${kind.padEnd(20)}${figures.map((figure) => String(figure).padStart(9)).join('')}\n`)

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

/** Undoes random histories until it is enough, or a promise is broken: that one is the answer. */
async function undoInThreads(goesOn: (toll: Toll) => boolean): Promise<string | null> {
  const program = new URL('../undo-histories.ts', import.meta.url)
  const workers = Array.from({ length: threads }, (_, index) => {
    const workerData: Share = { first: first + index, step: threads }
    return new Worker(program, { workerData })
  })
  try {
    return await new Promise((resolve, reject) => {
      for (const worker of workers) {
        worker.on('error', reject)
        worker.on('message', (toll: Toll) => {
          if (toll.fault !== null) resolve(toll.fault)
          else if (!goesOn(toll)) resolve(null)
        })
      }
    })
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

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
    find: 'if (isFree[index]) return rank',
    replace: "return generateKeyBetween(null, lowest(lanes.map((lane) => rankFrom(lane, '', stays))))",
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
