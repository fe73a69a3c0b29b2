import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { killUnderLoad } from '../killing.ts'
import { newGuest } from '../program.ts'
import { freePort, startServer } from '../server.ts'
import { canHaveDisk, createSmallDisk } from '../small-disk.ts'

test('[C5, E1] killed in the middle of writing, nothing that was acknowledged is lost or doubled, and no seq is missing', async () => {
  const server = await startServer()
  try {
    const toll = await killUnderLoad(server, 3)
    expect(toll).toMatchObject({ kills: 3, lost: 0, doubled: 0, holes: 0 })
    expect(toll.acknowledged).toBeGreaterThan(100)
    expect(run('verify', server.dataDir).stdout).toContain('0 faults.')
  } finally {
    await server.close()
  }
})

describe('a start', () => {
  test('with a wrong value in the environment ends with one sentence that names it', () => {
    const wrong: Record<string, string> = {
      PORT: '70000',
      HOST: ' ',
      ORIGIN: 'example.org/path',
      ACCESS: 'closed',
      ADMIN_TOKEN: 'short',
      SECRET: 'short',
      TRUST_PROXY: 'proxy',
      LOG_LEVEL: 'loud',
      DRAIN_SECONDS: 'soon',
    }
    for (const [name, value] of Object.entries(wrong)) {
      const { status, stderr } = spawnSync(process.execPath, ['.next/tandem/main.mjs'], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '', DATA_DIR: join(tmpdir(), 'never-made'), [name]: value },
      })
      expect(status).toBe(1)
      expect(stderr).toMatch(new RegExp(`^${name} must [^\\n]*\\.\\n$`))
    }
    expect(existsSync(join(tmpdir(), 'never-made'))).toBe(false)
  })

  test('on data that another server uses ends within two seconds, with a sentence', async () => {
    const server = await startServer()
    try {
      const began = performance.now()
      const { status, stderr } = spawnSync(process.execPath, ['.next/tandem/main.mjs'], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '', DATA_DIR: server.dataDir, PORT: String(await freePort()) },
      })
      expect(status).toBe(1)
      expect(stderr).toMatch(/^Another Tandem is running on .*\.\n$/)
      expect(performance.now() - began).toBeLessThan(3_000)
    } finally {
      await server.close()
    }
  })

  test('on a port that is taken ends with a sentence', async () => {
    const server = await startServer()
    try {
      const other = spawn(process.execPath, ['.next/tandem/main.mjs'], {
        env: { ...process.env, DATA_DIR: join(server.dataDir, '../other'), PORT: String(server.port) },
      })
      let said = ''
      other.stderr.on('data', (chunk) => (said += chunk))
      expect(await new Promise((resolve) => other.on('exit', resolve))).toBe(1)
      expect(said).toContain(`PORT ${server.port} is taken`)
    } finally {
      await server.close()
    }
  })

  test('keeps its data to itself, and its secret too', async () => {
    const server = await startServer()
    try {
      expect(statSync(server.dataDir).mode & 0o077).toBe(0)
      expect(statSync(join(server.dataDir, 'secret')).mode & 0o077).toBe(0)
      expect(readFileSync(join(server.dataDir, 'secret'), 'utf8')).toMatch(/^[0-9a-f]{64}$/)
    } finally {
      await server.close()
    }
  })

  test('with a secret that is empty ends with a sentence', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'tandem-secret-'))
    writeFileSync(join(dir, 'secret'), '')
    const { status, stderr } = spawnSync(process.execPath, ['.next/tandem/main.mjs'], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', DATA_DIR: dir, PORT: String(await freePort()) },
    })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^The secret in .* has fewer than 32 characters: .*\.\n$/)
    rmSync(dir, { recursive: true })
  })

  test('of an empty open instance makes one demo board; later starts find it', async () => {
    const server = await startServer()
    try {
      const [, id = ''] = /\/boards\/([A-Za-z0-9_-]+)/.exec(server.output()) ?? []
      const guest = await newGuest(server.base)
      expect((await guest.get(`/api/boards/${id}`)).body.board.title).toBe('Welcome to Tandem')
      expect((await guest.get('/')).text).toContain(`/boards/${id}`)
      await server.stop()
      await server.start()
      expect(server.output()).toContain(`/boards/${id}`)
    } finally {
      await server.close()
    }
  })
})

test('[H17] a stop waits for nobody: a long poll is answered, and a socket that does not close is cut', async () => {
  const server = await startServer({ env: { DRAIN_SECONDS: '0' } })
  try {
    const guest = await newGuest(server.base)
    const board = await guest.makeBoard()
    const polled = guest.get(`/api/boards/${board}/events?after=1&wait=25`)
    const deaf = await guest.socket()
    deaf.ws.pause()
    const { ms, code } = await server.stop()
    expect(code).toBe(0)
    expect(ms).toBeLessThan(8_000)
    expect(await polled).toMatchObject({ status: 200, body: { entries: [], head: 1 } })
    deaf.ws.terminate()
  } finally {
    await server.close()
  }
})

test.skipIf(!canHaveDisk)(
  '[H17] a full disk is a clean no, reading goes on, and it heals without a restart',
  async () => {
    const dir = mkdtempSync(join(tmpdir(), 'tandem-full-'))
    const disk = createSmallDisk(dir, 24)
    try {
      const server = await startServer({ dataDir: join(disk.dir, 'data') })
      try {
        const owner = await newGuest(server.base)
        const board = await owner.makeBoard()
        const [listId, cardId] = [randomUUID(), randomUUID()]
        await owner.ask(board, 'AddList', { listId, title: 'L' })
        await owner.ask(board, 'AddCard', { cardId, listId, title: 'C' })
        const stream = await owner.stream(`/events?boards=${board}`)
        disk.fill()
        const write = (base: number) =>
          owner.send('POST', `/api/boards/${board}/commands`, {
            commandId: randomUUID(),
            type: 'DescribeCard',
            cardId,
            description: `${base}${'x'.repeat(65_000)}`,
            base,
          })
        let base = 0
        let answer = await write(base)
        for (; answer.status === 200; answer = await write(base)) base = answer.body.results[0].seq
        expect(answer).toMatchObject({ status: 503, body: { code: 'disk-full' } })
        expect(answer.headers.get('retry-after')).toBe('1')
        const found = await owner.get(`/api/boards/${board}`)
        expect(found).toMatchObject({ status: 200, body: { seq: Math.max(base, 3) } })
        expect((await write(base)).status).toBe(503)
        disk.empty()
        const healed = await write(base)
        expect(healed.body.results).toEqual([{ commandId: expect.any(String), seq: found.body.seq + 1 }])
        await stream.until(
          ({ event, data }) => event === 'CardDescribed' && JSON.parse(data).seq === found.body.seq + 1,
        )
        stream.close()
      } finally {
        await server.close()
      }
    } finally {
      disk.remove()
      rmSync(dir, { recursive: true })
    }
  },
)

test('a backup is taken while the server runs, and restored into an empty folder with a new epoch', async () => {
  const server = await startServer()
  const dir = mkdtempSync(join(tmpdir(), 'tandem-restore-'))
  try {
    const owner = await newGuest(server.base)
    const board = await owner.makeBoard('kanban', 'Kept')
    const { epoch } = (await owner.get(`/api/boards/${board}`)).body
    const file = join(dir, 'backup.tgz')
    expect(run('backup', server.dataDir, file).status).toBe(0)
    expect(run('restore', server.dataDir, file)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is not empty'),
    })
    expect(run('restore', join(dir, 'data'), file).status).toBe(0)
    const restored = await startServer({ dataDir: join(dir, 'data') })
    try {
      const found = await fetch(`${restored.base}/api/boards/${board}`, { headers: { cookie: owner.cookie } })
      const body = await found.json()
      expect(body).toMatchObject({ seq: 1, board: { title: 'Kept', owner: owner.id } })
      expect(body.epoch).not.toBe(epoch)
    } finally {
      await restored.close()
    }
  } finally {
    await server.close()
    rmSync(dir, { recursive: true })
  }
})

/** One of the commands of `npm run`. */
function run(command: string, dataDir: string, ...args: string[]) {
  return spawnSync(process.execPath, [`server/cli/${command}.ts`, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir },
  })
}
