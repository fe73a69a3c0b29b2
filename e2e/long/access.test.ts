import { spawn } from 'node:child_process'
import { globSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withPlant } from '../plant.ts'
import type { Plant } from '../simulation/plants.ts'

/** What each question of access answers when it lets everyone do everything. */
const allowed: Readonly<Record<string, (args: string) => string>> = {
  may: () => 'Boolean(1)',
  canSee: () => 'Boolean(1)',
  mayUndo: () => 'Boolean(1)',
  isAtLeast: () => 'Boolean(1)',
  roleOf: () => "('owner' as const)",
  readsAfter: () => 'Number(0)',
  isLapsed: () => 'Boolean(0)',
  atTime: (args) => `(${firstOf(args)})`,
}

/** What is asked so that people are told, and not so that somebody is kept out. */
const isTold = (file: string): boolean => file === 'app/_client/board-store.ts'

/** Every call of a question of access, wherever it stands, as a fault to plant. */
function plantsOf(): Plant[] {
  const files = globSync('{server,domain}/**/*.ts', { exclude: ['**/*.test.ts', 'domain/spec/**'] }).toSorted()
  return files
    .filter((file) => !isTold(file))
    .flatMap((file) => {
      const source = readFileSync(file, 'utf8')
      const calls = source.matchAll(
        /(?<!function )\b(may|canSee|mayUndo|isAtLeast|roleOf|readsAfter|isLapsed|atTime)\(/g,
      )
      return [...calls].flatMap((call): Plant[] => {
        const [open, name = ''] = call
        const end = closing(source, call.index + open.length)
        const args = source.slice(call.index + open.length, end)
        const line = source.slice(0, call.index).split('\n').length
        const replaced = source.slice(0, call.index) + (allowed[name]?.(args) ?? '') + source.slice(end + 1)
        const text = `${name}(${args})`.replaceAll(/\s+/g, ' ')
        return [{ name: `${file}:${line} ${text}`, file, find: source, replace: replaced }]
      })
    })
}

/** Where the parenthesis that is open before `from` closes. */
function closing(source: string, from: number): number {
  let depth = 1
  for (let at = from; ; at++) {
    if (source[at] === '(') depth += 1
    if (source[at] === ')') depth -= 1
    if (depth === 0) return at
  }
}
const firstOf = (args: string): string => args.split(',')[0] ?? ''

test.each(plantsOf())('[A57] it is seen when everyone is let through at $name', async (plant) => {
  expect(await withPlant(plant, isGreen)).toBe(false)
})

test('[A57] without a fault nothing is seen', async () => {
  const [{ file, find } = { file: '', find: '' }] = plantsOf()
  expect(await withPlant({ name: 'none', file, find, replace: find }, isGreen)).toBe(true)
})

/** Whether the tests of access pass in a copy of the project. */
async function isGreen(cwd: string): Promise<boolean> {
  const vitest = (...args: string[]) => run(cwd, ['node_modules/vitest/vitest.mjs', 'run', '--bail=1', ...args])
  if ((await vitest('--project=unit', 'domain', 'server/boards.test.ts')) !== 0) return false
  const next = join(cwd, '.next')
  mkdirSync(next)
  for (const name of readdirSync('.next'))
    if (name !== 'tandem') symlinkSync(join(process.cwd(), '.next', name), join(next, name))
  const build = "(await import('./scripts/build-server.mjs')).buildServer()"
  expect(await run(cwd, ['--input-type=module', '-e', build])).toBe(0)
  const files = ['access', 'sharing.test.ts', 'people.test.ts'].map((name) => join('e2e/protocol', name))
  return (await vitest('--project=protocol', ...files)) === 0
}

const run = (cwd: string, args: string[]): Promise<number | null> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' })
    child.on('close', resolve)
  })
