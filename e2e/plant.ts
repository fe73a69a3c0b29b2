import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plant } from './simulation/plants.ts'

const copied = [
  'domain',
  'db',
  'server',
  'app',
  'e2e',
  'scripts',
  'next.config.mjs',
  'package.json',
  'vitest.config.ts',
  'tsconfig.base.json',
]

/** Runs something in a copy of the project that has this fault, and removes the copy. */
export async function withPlant<T>({ name, file, find, replace }: Plant, run: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'tandem-plant-'))
  try {
    for (const path of copied) cpSync(path, join(dir, path), { recursive: true })
    symlinkSync(join(process.cwd(), 'node_modules'), join(dir, 'node_modules'))
    const text = readFileSync(join(dir, file), 'utf8')
    if (text.split(find).length !== 2) throw new Error(`${name}: the place for it is not in ${file}, or more than once`)
    writeFileSync(
      join(dir, file),
      text.replace(find, () => replace),
    )
    return await run(dir)
  } finally {
    rmSync(dir, { recursive: true })
  }
}
