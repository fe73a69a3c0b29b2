import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addCard, addList, attachFile, boardId, card, file, given } from '../../domain/spec/given.ts'
import { type Claim, type FileStore, openFileStore } from './file-store.ts'
import { isNamed } from './is-named.ts'

/** What was done to the disk, in order; `fails` is asked of each. */
const disk = vi.hoisted(() => ({ done: [] as string[], fails: (_what: string): string | null => null }))
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>()
  const note = (what: string) => {
    disk.done.push(what)
    const code = disk.fails(what)
    if (code) throw Object.assign(new Error(code), { code })
  }
  const last = (path: string) => path.split('/').at(-1)
  return {
    ...fs,
    open: async (path: string, flags: string, mode?: number) => {
      const handle = await fs.open(path, flags, mode)
      return new Proxy(handle, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name)
          if (typeof value !== 'function') return value
          return async (...values: unknown[]) => {
            if (name === 'sync') note(`sync ${last(path)}`)
            if (name === 'writeFile') note(`write ${last(path)}`)
            return Reflect.apply(value, target, values)
          }
        },
      })
    },
    rename: async (from: string, to: string) => {
      note(`rename ${last(from)} to ${last(to)}`)
      return fs.rename(from, to)
    },
  }
})

let dir = ''
let store: FileStore
const claim: Claim = { board: boardId, card: card('a'), file: file('p') }
const at = () => join(dir, claim.file.slice(0, 2), claim.file)
const name = `${claim.board}.${claim.card}.${claim.file}`
const everything = () => readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()

beforeEach(async () => {
  dir = join(mkdtempSync(join(tmpdir(), 'tandem-files-')), 'attachments')
  store = await openFileStore(dir)
  disk.done.length = 0
  disk.fails = () => null
})
afterEach(() => rmSync(join(dir, '..'), { recursive: true }))

async function* sent(...chunks: (string | Error)[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk
    yield Buffer.from(chunk)
  }
}

describe('[H32] a file', () => {
  test('is on disk, and so is its name, before anyone may speak of it', async () => {
    expect(await store.receive(claim, sent('he', 'llo'), 5)).toEqual({
      kind: 'whole',
      type: 'application/octet-stream',
      size: 5,
      hash: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    })
    const shard = claim.file.slice(0, 2)
    expect(disk.done).toEqual([
      'write part',
      'write part',
      'sync part',
      // Its claim is on disk before it is in its place, so that a crash leaves nothing that nobody asks about.
      'sync incoming',
      'sync attachments',
      `rename part to ${claim.file}`,
      `sync ${shard}`,
    ])
    expect(readFileSync(at(), 'utf8')).toBe('hello')
    expect(statSync(at()).mode & 0o777).toBe(0o600)
    expect(await store.leftClaims()).toEqual([claim])
  })

  test('stays where the log names it, and goes where it does not', async () => {
    const other: Claim = { ...claim, file: file('q') }
    for (const one of [claim, other]) await store.receive(one, sent('x'), 5)
    await store.settle(claim, true)
    await store.settle(other, false)
    expect(existsSync(at())).toBe(true)
    expect(existsSync(join(dir, other.file.slice(0, 2), other.file))).toBe(false)
    expect(await store.leftClaims()).toEqual([])
  })

  test('that is refused, or cut off, leaves nothing', async () => {
    const before = everything()
    expect(await store.receive(claim, sent(), 5)).toEqual({ kind: 'empty' })
    expect(await store.receive(claim, sent('123', '456'), 5)).toEqual({ kind: 'too-large' })
    expect(await store.receive(claim, sent('123', new Error('aborted')), 5)).toEqual({ kind: 'cut' })
    expect(everything()).toEqual(before)
  })

  test.each(['write part', 'sync part', 'sync incoming', 'rename', `sync ${claim.file.slice(0, 2)}`])(
    'leaves nothing where the disk has no room for it (%s)',
    async (step) => {
      disk.fails = (what) => (what.startsWith(step) ? 'ENOSPC' : null)
      expect(await store.receive(claim, sent('123'), 5)).toEqual({ kind: 'full' })
      expect(existsSync(at())).toBe(false)
      expect(readdirSync(join(dir, 'incoming'))).toEqual([])
      disk.fails = (what) => (what.startsWith(step) ? 'EIO' : null)
      await expect(store.receive(claim, sent('123'), 5)).rejects.toThrow('EIO')
      expect(existsSync(at())).toBe(false)
      expect(readdirSync(join(dir, 'incoming'))).toEqual([])
    },
  )

  test('what is no claim is swept away, and what is one is told', async () => {
    for (const left of [name, 'x', `${name}.x`, `${claim.board}.${claim.card}.y`])
      mkdirSync(join(dir, 'incoming', left))
    writeFileSync(join(dir, 'incoming', 'part'), 'x')
    expect(await store.leftClaims()).toEqual([claim])
    expect(readdirSync(join(dir, 'incoming'))).toEqual([name])
  })

  test('that is not there is none', async () => {
    expect(await store.open(file('nobody'))).toBe(null)
  })
})

test('[H32] the log names a file where an entry has attached it to that very card', async () => {
  const { entries } = given(addList('l'), addCard('a', 'l'), addCard('b', 'l'), attachFile('p', 'a'))
  const readCard = async (_board: unknown, asked: unknown) =>
    entries
      .filter(({ events }) => events.some((event) => 'cardId' in event && event.cardId === asked))
      .map((one) => ({ ...one, type: one.events[0].type, payload: JSON.stringify(one.events), hash: Buffer.alloc(0) }))
  expect(await isNamed({ readCard }, claim)).toBe(true)
  expect(await isNamed({ readCard }, { ...claim, card: card('b') })).toBe(false)
  expect(await isNamed({ readCard }, { ...claim, file: file('q') })).toBe(false)
})
