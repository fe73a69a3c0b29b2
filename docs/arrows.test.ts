import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/** Which room may import from which; see docs/architecture.md. */
const allowed: Record<string, (target: string) => boolean> = {
  domain: (target) => target.startsWith('domain/') || target === 'zod/mini' || target === 'fractional-indexing',
  db: (target) => (isOwn(target) ? /^(domain|db)\//.test(target) : true),
  server: (target) => (isOwn(target) ? /^(domain|db|server)\//.test(target) : true),
  app: (target) =>
    isOwn(target)
      ? /^(domain|app|node_modules)\//.test(target) || target === 'server/runtime.ts'
      : !target.startsWith('node:'),
}
const rooms = ['domain', 'db', 'server', 'app', 'e2e', 'bench', 'docs', 'scripts']
const isOwn = (target: string): boolean => rooms.some((room) => target.startsWith(`${room}/`))
const isTest = (file: string): boolean => /\.(test|spec|contract)\.tsx?$/.test(file) || file.includes('/spec/')

const imports = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].flatMap(([, target]) =>
    target === undefined ? [] : [target.startsWith('.') ? normalize(join(dirname(file), target)) : target],
  )

const files = globSync('{domain,db,server,app}/**/*.{ts,tsx}').filter((file) => !file.endsWith('.d.ts'))

test('arrows run one way', () => {
  const wrong = files
    .filter((file) => !isTest(file))
    .flatMap((file) => imports(file).map((target) => ({ file, target })))
    .filter(({ file, target }) => !allowed[file.split('/')[0] ?? '']?.(target))
    .map(({ file, target }) => `${file} → ${target}`)
  expect(wrong).toEqual([])
})

test('nothing imports from a test, from e2e or from bench', () => {
  const wrong = files
    .filter((file) => !isTest(file))
    .flatMap((file) => imports(file).map((target) => ({ file, target })))
    .filter(({ target }) => isTest(target) || /^(e2e|bench)\//.test(target))
  expect(wrong).toEqual([])
})

test('only the server’s main file reads the environment, the clock and the random source', () => {
  const reads = /process\.env|Date\.now|new Date\(\)|Math\.random|randomBytes|randomUUID/
  const wrong = globSync('{domain,db,server}/**/*.ts')
    .filter(
      (file) =>
        !isTest(file) && !['server/main.ts', 'server/cli/outside.ts'].includes(file) && !/drizzle\.config/.test(file),
    )
    .filter((file) => reads.test(readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')))
  expect(wrong).toEqual([])
})

test('each import that is written leads somewhere', () => {
  for (const file of files)
    for (const target of imports(file)) if (isOwn(target)) expect(existsSync(target), `${file} → ${target}`).toBe(true)
})
