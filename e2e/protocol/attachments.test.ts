import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, newGuest, type Program, program } from '../program.ts'
import { startServer, type TestServer } from '../server.ts'
import { canHaveDisk, createSmallDisk } from '../small-disk.ts'

const bytesMax = 100_000

let server: TestServer
let owner: Program
let guest: Program
let board = ''
let card = ''

beforeAll(async () => {
  server = await startServer({ env: { ATTACHMENT_BYTES_MAX: String(bytesMax) } })
  owner = await newGuest(server.base)
  guest = await newGuest(server.base)
  ;[board, card] = await boardWithCard(owner)
})
afterAll(() => server.close())

async function boardWithCard(by: Program): Promise<[string, string]> {
  const id = await by.makeBoard('blank')
  return [id, await newCard(by, id)]
}
async function newCard(by: Program, id: string): Promise<string> {
  const [listId, cardId] = [randomUUID(), randomUUID()]
  await by.ask(id, 'AddList', { listId, title: 'Todo' })
  await by.ask(id, 'AddCard', { cardId, listId, title: 'Card' })
  return cardId
}

type Upload = { bytes?: Uint8Array | string; name?: string; commandId?: string; attachmentId?: string; to?: string }
const addressOf = ({ name = 'a.txt', commandId = randomUUID(), attachmentId = randomUUID(), to }: Upload = {}) =>
  `${to ?? `/api/boards/${board}/cards/${card}/attachments`}?${new URLSearchParams({ name, commandId, attachmentId })}`
const asBytes = { 'content-type': 'application/octet-stream' }
const upload = (by: Program, asked: Upload = {}): Promise<Answer> =>
  by.send('POST', addressOf(asked), Buffer.from(asked.bytes ?? 'words'), asBytes)
/** Attaches a file, and answers its address. */
async function attach(asked: Upload = {}): Promise<string> {
  const attachmentId = randomUUID()
  const { status, body } = await upload(owner, { ...asked, attachmentId })
  expect({ status, body }).toMatchObject({ status: 200, body: { results: [{ seq: expect.any(Number) }] } })
  return `/api/boards/${board}/cards/${card}/attachments/${attachmentId}`
}
const opened = async (id = card) => (await owner.get(`/api/boards/${board}/cards/${id}`)).body.card
const head = async (): Promise<number> => (await owner.get(`/api/boards/${board}`)).body.seq
const isProblem = ({ status, headers, body }: Answer, expected: number, code: string, field?: string) => {
  expect(headers.get('content-type')).toBe('application/problem+json')
  expect({ status, code: body.code, field: body.field }).toEqual({ status: expected, code, field })
}

/** All files below the folder of attachments, those that are half written among them. */
const stored = (dir = server.dataDir): string[] =>
  readdirSync(join(dir, 'attachments'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.startsWith('incoming/') || statSync(join(dir, 'attachments', name)).isFile())
    .sort()
/** Nothing was written to the log, and nothing is left of what was sent. */
async function leavesNothing(act: () => Promise<void>): Promise<void> {
  const before = { files: stored(), head: await head() }
  await act()
  await expect.poll(() => stored()).toEqual(before.files)
  expect(await head()).toBe(before.head)
}

describe('[H30] an upload', () => {
  test('attaches what was sent, under the name that was given, for everyone to see', async () => {
    const stream = await guest.stream(`/boards/${board}/events`)
    await stream.until(({ event }) => event === 'ready')
    const attachmentId = randomUUID()
    const { status, body } = await upload(owner, { bytes: 'hello', name: 'Bericht „1“.txt', attachmentId })
    expect(status).toBe(200)
    const { data } = await stream.until(({ event }) => event === 'FileAttached')
    expect(JSON.parse(data)).toMatchObject({
      seq: body.results[0].seq,
      actor: { id: owner.id },
      events: [
        {
          type: 'FileAttached',
          cardId: card,
          attachmentId,
          name: 'Bericht „1“.txt',
          fileType: 'application/octet-stream',
          size: 5,
          hash: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
          author: owner.id,
          attachmentCount: 1,
        },
      ],
    })
    stream.close()
    const [elsewhere, its] = await boardWithCard(owner)
    await upload(guest, { to: `/api/boards/${elsewhere}/cards/${its}/attachments` })
    // Who has attached something has a name for the others.
    const { people } = (await owner.get(`/api/boards/${elsewhere}/people`)).body
    expect(people).toContainEqual(expect.objectContaining({ id: guest.id, name: guest.name }))
    expect((await opened()).attachments[attachmentId]).toMatchObject({ size: 5, author: owner.id })
    const got = await guest.get(`/api/boards/${board}/cards/${card}/attachments/${attachmentId}`)
    expect({ status: got.status, text: got.text }).toEqual({ status: 200, text: 'hello' })
  })

  test('is for those who may change the board; a role is asked before a byte is read', async () => {
    const [shared, its] = await boardWithCard(owner)
    const to = `/api/boards/${shared}/cards/${its}/attachments`
    isProblem(await upload(program(server.base, ''), { to }), 401, 'no-session')
    await owner.ask(shared, 'SetLinkRole', { role: 'viewer' })
    isProblem(await upload(guest, { to }), 403, 'forbidden')
    // The answer comes although nothing of the body has.
    const early = await new Promise<number | undefined>((resolve, reject) => {
      const asked = request(server.base + addressOf({ to }), {
        method: 'POST',
        headers: { cookie: guest.cookie, ...asBytes, 'content-length': '1000' },
      })
      asked.on('response', ({ statusCode }) => {
        resolve(statusCode)
        asked.destroy()
      })
      asked.on('error', reject)
      asked.flushHeaders()
    })
    expect(early).toBe(403)
    await owner.ask(shared, 'SetLinkRole', { role: 'none' })
    isProblem(await upload(guest, { to }), 404, 'not-found')
    expect((await owner.get(`/api/boards/${shared}/cards/${its}`)).body.card.attachments).toEqual({})
  })

  test('[C6] is asked again inside the write: a role that goes while bytes come is gone', async () => {
    const [shared, its] = await boardWithCard(owner)
    const to = `/api/boards/${shared}/cards/${its}/attachments`
    const answered = new Promise<string>((resolve, reject) => {
      const asked = request(server.base + addressOf({ to }), {
        method: 'POST',
        headers: { cookie: guest.cookie, ...asBytes, 'content-length': '8' },
      })
      asked.on('response', (response) => {
        let text = ''
        response.on('data', (chunk) => (text += chunk))
        response.on('end', () => resolve(text))
      })
      asked.on('error', reject)
      asked.write('half')
      void expect
        .poll(() => stored().filter((name) => name.includes(its)).length)
        .toBeGreaterThan(0)
        .then(() => owner.ask(shared, 'SetLinkRole', { role: 'viewer' }))
        .then(() => asked.end('half'), reject)
    })
    expect(JSON.parse(await answered).results[0].rejected.code).toBe('forbidden')
    await expect.poll(() => stored().filter((name) => name.includes(its))).toEqual([])
  })

  test('is for a card of that very board', async () => {
    const [other, its] = await boardWithCard(owner)
    await leavesNothing(async () => {
      isProblem(await upload(owner, { to: `/api/boards/${board}/cards/${its}/attachments` }), 404, 'not-found')
      isProblem(await upload(owner, { to: `/api/boards/${other}/cards/${card}/attachments` }), 404, 'not-found')
      isProblem(await upload(owner, { to: `/api/boards/${board}/cards/..%2f..%2fx/attachments` }), 404, 'not-found')
    })
    const there = await attach({ bytes: 'of this card' })
    const id = there.split('/').at(-1)
    const second = await newCard(owner, board)
    isProblem(await owner.get(`/api/boards/${board}/cards/${second}/attachments/${id}`), 404, 'not-found')
    isProblem(await owner.get(`/api/boards/${other}/cards/${card}/attachments/${id}`), 404, 'not-found')
    isProblem(await owner.get(`/api/boards/${other}/cards/${its}/attachments/${id}`), 404, 'not-found')
  })

  test('[C31] is the only way to a file: a command from outside names none', async () => {
    const file = stored()[0]?.split('/').at(-1)
    const forged = { cardId: card, attachmentId: randomUUID(), name: 'x', size: 5, hash: 'ab'.repeat(32), file }
    const sent = { commandId: randomUUID(), type: 'AttachFile', fileType: 'image/png', ...forged }
    isProblem(await owner.send('POST', `/api/boards/${board}/commands`, sent), 400, 'unknown-command', 'type')
  })

  test('[C35, C4] that is tried again is done once, and gets the first answer', async () => {
    const target = await newCard(owner, board)
    const to = `/api/boards/${board}/cards/${target}/attachments`
    const asked = { commandId: randomUUID(), attachmentId: randomUUID(), bytes: 'once', to }
    const answers = await Promise.all([upload(owner, asked), upload(owner, asked), upload(owner, asked)])
    const files = stored()
    const again = await upload(owner, asked)
    expect(new Set([...answers, again].map(({ text }) => text)).size).toBe(1)
    await expect.poll(() => stored()).toEqual(files)
    expect(Object.keys((await opened(target)).attachments)).toEqual([asked.attachmentId])
    await leavesNothing(async () => {
      isProblem(await upload(owner, { ...asked, bytes: 'else' }), 422, 'command-id-reused', 'commandId')
      isProblem(await upload(owner, { ...asked, name: 'b.txt' }), 422, 'command-id-reused', 'commandId')
    })
    const { body } = await upload(owner, { ...asked, commandId: randomUUID() })
    expect(body.results[0].rejected.code).toBe('id-taken')
    expect((await owner.get(`${to}/${asked.attachmentId}`)).text).toBe('once')
    await expect.poll(() => stored()).toEqual(files)
  })

  test('that the rules refuse is answered as a command is, again too, and leaves no file', async () => {
    const archived = await newCard(owner, board)
    await owner.ask(board, 'ArchiveCard', { cardId: archived })
    const to = `/api/boards/${board}/cards/${archived}/attachments`
    await leavesNothing(async () => {
      const asked = { commandId: randomUUID(), attachmentId: randomUUID(), to }
      const first = await upload(owner, asked)
      expect(first.body.results[0].rejected.code).toBe('card-archived')
      expect((await upload(owner, asked)).text).toBe(first.text)
    })
  })
})

describe('[H31] what cannot be attached', () => {
  test('names that lead elsewhere, or cannot be stored, are refused', async () => {
    await leavesNothing(async () => {
      for (const name of ['../', '..', '../../etc/passwd', 'a/b', 'a\\b', 'a\0b', 'a\nb', '', ' ', 'x'.repeat(256)])
        isProblem(await upload(owner, { name }), 400, 'invalid-field', 'name')
      isProblem(await upload(owner, { commandId: 'x' }), 400, 'invalid-field', 'commandId')
      isProblem(await upload(owner, { attachmentId: '../x' }), 400, 'invalid-field', 'attachmentId')
    })
  })

  test('a body that is not sent as bytes is refused', async () => {
    await leavesNothing(async () => {
      for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain', 'image/png'])
        isProblem(await owner.send('POST', addressOf(), 'x', { 'content-type': type }), 415, 'unsupported-media-type')
      isProblem(
        await owner.send('POST', addressOf(), 'x', { ...asBytes, origin: 'https://evil.example' }),
        403,
        'foreign-origin',
      )
      isProblem(await owner.send('PATCH', addressOf(), 'x', asBytes), 405, 'method-not-allowed')
    })
  })

  test('no bytes at all', () =>
    leavesNothing(async () => isProblem(await upload(owner, { bytes: '' }), 400, 'empty-file')))

  test('one byte over the bound, announced or not; the bound itself is whole', async () => {
    await leavesNothing(async () => {
      isProblem(await upload(owner, { bytes: Buffer.alloc(bytesMax + 1) }), 413, 'too-large')
      const unannounced = await fetch(server.base + addressOf(), {
        method: 'POST',
        headers: { cookie: owner.cookie, ...asBytes },
        body: new Blob([Buffer.alloc(bytesMax), 'x']).stream(),
        duplex: 'half',
      } as RequestInit)
      expect({ status: unannounced.status, ...(await unannounced.json()) }).toMatchObject({
        status: 413,
        code: 'too-large',
      })
      // Far over, and nothing of it is read first.
      isProblem(await upload(owner, { bytes: Buffer.alloc(20 * bytesMax) }), 413, 'too-large')
    })
    const there = await attach({ bytes: Buffer.alloc(bytesMax, 7) })
    expect((await owner.get(there)).text).toHaveLength(bytesMax)
  })

  test('a connection that is cut leaves nothing, whether bytes were announced or not', () =>
    leavesNothing(async () => {
      const lines = (framing: string) =>
        `POST ${addressOf()} HTTP/1.1\r\nHost: localhost\r\nCookie: ${owner.cookie}\r\nContent-Type: application/octet-stream\r\n${framing}\r\n\r\n`
      for (const [framing, body] of [
        ['Content-Length: 1000', 'only the first half of it'],
        ['Transfer-Encoding: chunked', '19\r\nonly the first half of it\r\n'],
      ] as const)
        for (const cut of ['destroy', 'end'] as const) {
          const before = stored().length
          const socket = connect(server.port, '127.0.0.1')
          socket.on('error', () => {})
          socket.write(lines(framing) + body)
          await expect.poll(() => stored().length).toBeGreaterThan(before)
          if (cut === 'destroy') socket.destroy()
          else socket.end()
          await expect.poll(() => stored().length).toBe(before)
          socket.destroy()
        }
    }))

  test('[H4] a body has its time: what trickles is cut off, and an upload that goes on is not', {
    timeout: 60_000,
  }, async () => {
    const slow = (path: string, headers: Record<string, string>) =>
      new Promise<{ status: number | undefined; ms: number }>((resolve) => {
        const began = performance.now()
        const asked = request(server.base + path, { method: 'POST', headers: { cookie: owner.cookie, ...headers } })
        const done = (status?: number) => {
          clearInterval(timer)
          resolve({ status, ms: performance.now() - began })
        }
        const timer = setInterval(() => {
          asked.write(' ')
          if (performance.now() - began > 24_000) asked.end()
        }, 1_000)
        asked.on('response', ({ statusCode }) => done(statusCode))
        asked.on('error', () => done())
      })
    const [command, file] = await Promise.all([
      slow(`/api/boards/${board}/commands`, { 'content-type': 'application/json' }),
      slow(addressOf(), asBytes),
    ])
    expect(command.status).toBe(408)
    expect(command.ms).toBeLessThan(24_000)
    expect(file.status).toBe(200)
    expect(file.ms).toBeGreaterThan(24_000)
  })
})

describe('[H32] on disk', () => {
  test('files are named by the server, in folders that nobody else can read', async () => {
    await attach({ name: 'name-of-mine.txt' })
    const files = stored()
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) expect(file).toMatch(/^([0-9a-f]{2})\/\1[0-9a-f-]{34}$/)
    const dir = join(server.dataDir, 'attachments')
    for (const file of files) expect(statSync(join(dir, file)).mode & 0o777).toBe(0o600)
    for (const folder of [dir, join(dir, 'incoming'), join(dir, files[0]?.slice(0, 2) ?? '')])
      expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(readdirSync(server.dataDir).filter((name) => name.includes('mine'))).toEqual([])
  })

  test('what a killed server leaves in doubt is settled at the next start', async () => {
    const there = await attach({ bytes: 'to stay' })
    const files = stored()
    const dir = join(server.dataDir, 'attachments')
    const named = (await opened()).attachments[there.split('/').at(-1) ?? ''].file
    const orphan = randomUUID()
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write(
      `POST ${addressOf()} HTTP/1.1\r\nHost: localhost\r\nCookie: ${owner.cookie}\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000\r\n\r\nhalf`,
    )
    await expect.poll(() => stored().length).toBeGreaterThan(files.length)
    await server.kill()
    socket.destroy()
    expect(stored().length).toBeGreaterThan(files.length)
    // As if it had been killed between its rename and its commit, and after its commit.
    mkdirSync(join(dir, orphan.slice(0, 2)), { recursive: true })
    writeFileSync(join(dir, orphan.slice(0, 2), orphan), 'nobody’s')
    mkdirSync(join(dir, 'incoming', `${board}.${card}.${orphan}`))
    mkdirSync(join(dir, 'incoming', `${board}.${card}.${named}`))
    mkdirSync(join(dir, 'incoming', 'what is this'))
    await server.start()
    expect(stored()).toEqual(files)
    expect((await owner.get(there)).text).toBe('to stay')
  })

  test.skipIf(!canHaveDisk)('[H17] a full disk is a clean no, and heals without a restart', async () => {
    const below = mkdtempSync(join(tmpdir(), 'tandem-attachments-'))
    const disk = createSmallDisk(below, 12)
    const full = await startServer({ dataDir: join(disk.dir, 'data') })
    try {
      const someone = await newGuest(full.base)
      const [id, its] = await boardWithCard(someone)
      const to = `/api/boards/${id}/cards/${its}/attachments`
      const refused = await upload(someone, { bytes: Buffer.alloc(20 * 1024 * 1024), to })
      isProblem(refused, 503, 'disk-full')
      expect(stored(join(disk.dir, 'data'))).toEqual([])
      expect((await someone.get(`/api/boards/${id}`)).status).toBe(200)
      expect((await upload(someone, { bytes: 'small', to })).body.results[0].seq).toBeGreaterThan(0)
    } finally {
      await full.close()
      disk.remove()
      rmSync(below, { recursive: true })
    }
  })
})

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const html = '<!doctype html><script>alert(1)</script>'
const hostile: Record<string, [string | Buffer, string]> = {
  'SVG with a script': [svg, 'a.svg'],
  HTML: [html, 'a.html'],
  'HTML that is called a picture': [html, 'a.png'],
  'a PDF that is HTML': [`%PDF-1.4\n${html}`, 'a.pdf'],
  XML: ['<?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></x>', 'a.xml'],
  'a script': ['alert(1)', 'a.js'],
}
const gifjs = 'GIF89a=1;alert(1)//'

describe('[H33] a download', () => {
  test.each(Object.entries(hostile))('%s is bytes, and never a page', async (_what, [bytes, name]) => {
    const got = await owner.get(await attach({ bytes, name }))
    expect(got.status).toBe(200)
    expect(got.text).toBe(bytes)
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${name}"; filename*=UTF-8''${name}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'content-length': String(bytes.length),
    })
  })

  test('has the name as it was given, whatever is in it', async () => {
    const names: [string, string][] = [
      ['a "b".txt', `attachment; filename="a _b_.txt"; filename*=UTF-8''a%20%22b%22.txt`],
      ['100%.txt', `attachment; filename="100_.txt"; filename*=UTF-8''100%25.txt`],
      ["é'(1)*;x=y.txt", `attachment; filename="_'(1)*;x=y.txt"; filename*=UTF-8''%C3%A9%27%281%29%2A%3Bx%3Dy.txt`],
      ['日本🎌.txt', `attachment; filename="___.txt"; filename*=UTF-8''%E6%97%A5%E6%9C%AC%F0%9F%8E%8C.txt`],
    ]
    for (const [name, expected] of names)
      expect((await owner.get(await attach({ name }))).headers.get('content-disposition')).toBe(expected)
  })

  test('is for those who may see the board now, and asked anew each time', async () => {
    const [shared, its] = await boardWithCard(owner)
    const attachmentId = randomUUID()
    const to = `/api/boards/${shared}/cards/${its}/attachments`
    await upload(owner, { attachmentId, to })
    const path = `${to}/${attachmentId}`
    expect((await guest.get(path)).status).toBe(200)
    isProblem(await program(server.base, '').get(path), 401, 'no-session')
    isProblem(await guest.get(`${path}?as=${owner.id}`), 401, 'other-session')
    await owner.ask(shared, 'SetLinkRole', { role: 'viewer' })
    expect((await guest.get(path)).status).toBe(200)
    await owner.ask(shared, 'SetLinkRole', { role: 'none' })
    const none = await guest.get(path)
    isProblem(none, 404, 'not-found')
    expect(none.text).toBe((await guest.get(`/api/boards/nosuchboard0/cards/${its}/attachments/${attachmentId}`)).text)
    expect((await owner.get(path)).status).toBe(200)
  })

  test('[C33] is over when the attachment is removed', async () => {
    const path = await attach()
    const attachmentId = path.split('/').at(-1)
    expect(await owner.ask(board, 'RemoveAttachment', { cardId: card, attachmentId })).toHaveProperty('seq')
    isProblem(await owner.get(path), 404, 'not-found')
  })

  test('is kept by a browser of its own for a while, and known again by its bytes', async () => {
    const path = await attach({ bytes: 'kept' })
    const first = await owner.get(path)
    expect(first.headers.get('cache-control')).toBe('private, max-age=3600')
    expect(first.headers.get('vary')).toBe('cookie')
    const etag = first.headers.get('etag') ?? ''
    const again = await owner.get(path, { 'if-none-match': etag })
    expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' })
    expect(again.headers.get('content-security-policy')).toContain('sandbox')
    const asked = await owner.send('HEAD', path)
    expect({ status: asked.status, text: asked.text, length: asked.headers.get('content-length') }).toEqual({
      status: 200,
      text: '',
      length: '4',
    })
  })
})

describe('[H34] a picture', () => {
  const pictures: Record<string, Buffer> = {
    'image/png': Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1'),
    'image/jpeg': Buffer.from('\xff\xd8\xff\xe0rest', 'latin1'),
    'image/gif': Buffer.from(gifjs),
    'image/webp': Buffer.from('RIFF\x04\0\0\0WEBPVP8 ', 'latin1'),
    'image/avif': Buffer.from('\0\0\0\x1cftypavif', 'latin1'),
  }
  test.each(Object.entries(pictures))('%s is known by its first bytes, whatever it is called', async (type, bytes) => {
    const { headers } = await owner.get(await attach({ bytes, name: 'page.html' }))
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="page.html"/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain('sandbox')
  })

  test('is no picture by its name, nor when it is cut before its mark ends', async () => {
    for (const bytes of ['GIF8', '\x89PN', 'RIFFxxxxWEB', ' GIF89a', 'x'])
      expect((await owner.get(await attach({ bytes, name: 'a.gif' }))).headers.get('content-type')).toBe(
        'application/octet-stream',
      )
  })

  test('is told by its bytes also where they come one by one', async () => {
    const attachmentId = randomUUID()
    const status = await new Promise((resolve, reject) => {
      const asked = request(server.base + addressOf({ attachmentId }), {
        method: 'POST',
        headers: { cookie: owner.cookie, ...asBytes },
      })
      asked.on('response', ({ statusCode }) => resolve(statusCode))
      asked.on('error', reject)
      asked.setNoDelay(true)
      for (const byte of pictures['image/png'] ?? []) asked.write(Buffer.from([byte]))
      asked.end()
    })
    expect(status).toBe(200)
    expect((await opened()).attachments[attachmentId].type).toBe('image/png')
  })

  test('[C34] can be a cover, and other files cannot', async () => {
    const picture = (await attach({ bytes: gifjs })).split('/').at(-1)
    const other = (await attach({ bytes: svg })).split('/').at(-1)
    const set = (attachmentId: unknown) => owner.ask(board, 'SetCover', { cardId: card, attachmentId })
    expect(await set(other)).toMatchObject({ rejected: { code: 'not-a-picture' } })
    expect(await set(picture)).toHaveProperty('seq')
    expect((await owner.get(`/api/boards/${board}`)).body.board.cards[card].cover).toBe(picture)
  })
})

describe('[E8] the files of what is deleted', () => {
  const attachAlone = async (by: string) => {
    const [id, cardId] = await boardWithCard(owner)
    const attachmentId = randomUUID()
    const path = `/api/boards/${id}/cards/${cardId}/attachments`
    await upload(owner, { to: path, attachmentId, bytes: by })
    return { id, cardId, attachmentId, path: `${path}/${attachmentId}` }
  }

  test('go with their card, and with their board, and no others', async () => {
    const before = stored()
    const kept = await attachAlone('kept')
    const { id, cardId, path } = await attachAlone('of a card')
    await owner.ask(id, 'DeleteCard', { cardId })
    expect((await owner.get(path)).text).toBe('of a card')
    await owner.ask(id, 'ArchiveCard', { cardId })
    expect(await owner.ask(id, 'DeleteCard', { cardId })).toHaveProperty('seq')
    expect((await owner.get(path)).status).toBe(404)
    const ofBoard = await attachAlone('of a board')
    await owner.ask(ofBoard.id, 'ArchiveBoard', {})
    expect((await owner.send('DELETE', `/api/boards/${ofBoard.id}`)).status).toBe(204)
    expect(stored().filter((name) => !before.includes(name))).toHaveLength(1)
    expect((await owner.get(kept.path)).text).toBe('kept')
  })

  test('[C71] go along with a card that moves to another board, and go when it is deleted there', async () => {
    const before = stored()
    const { id, cardId, attachmentId, path } = await attachAlone('moves')
    const [other] = await boardWithCard(owner)
    const toList = randomUUID()
    await owner.ask(other, 'AddList', { listId: toList, title: 'There' })
    const newCardId = randomUUID()
    expect(await owner.ask(id, 'MoveCardToBoard', { cardId, toBoard: other, toList, newCardId })).toHaveProperty('seq')
    expect((await owner.get(path)).status).toBe(404)
    const there = `/api/boards/${other}/cards/${newCardId}/attachments/${attachmentId}`
    expect((await owner.get(there)).text).toBe('moves')
    // Who reads one board is not told the address of the other.
    expect((await owner.get(`/api/boards/${id}/events`)).text).not.toContain(other)
    expect((await owner.get(`/api/boards/${other}/events`)).text).not.toContain(id)
    await owner.ask(id, 'ArchiveBoard', {})
    expect((await owner.send('DELETE', `/api/boards/${id}`)).status).toBe(204)
    expect((await owner.get(there)).text).toBe('moves')
    expect((await owner.get(`/api/boards/${other}`)).body.board.cards[newCardId]).toMatchObject({ attachmentCount: 1 })
    await owner.ask(other, 'ArchiveCard', { cardId: newCardId })
    await owner.ask(other, 'DeleteCard', { cardId: newCardId })
    expect(stored()).toEqual(before)
  })
  test('[H35] a check while the server runs tells of a file that is missing', { timeout: 90_000 }, async () => {
    const [id, its] = await boardWithCard(owner)
    const to = `/api/boards/${id}/cards/${its}/attachments`
    const attachmentId = randomUUID()
    const { body } = await upload(owner, { attachmentId, to })
    const { file } = (await owner.get(`/api/boards/${id}/cards/${its}`)).body.card.attachments[attachmentId]
    const verify = () =>
      new Promise<{ status: unknown; stdout: string }>((resolve) => {
        const env = { ...process.env, DATA_DIR: server.dataDir }
        execFile(process.execPath, ['server/cli/verify.ts'], { env }, (error, stdout) =>
          resolve({ status: error?.code ?? 0, stdout }),
        )
      })
    expect(await verify()).toMatchObject({ status: 0, stdout: expect.stringMatching(/ 0 faults\.\n$/) })
    rmSync(join(server.dataDir, 'attachments', file.slice(0, 2), file))
    const found = await verify()
    expect(found.status).toBe(1)
    expect(found.stdout).toContain(
      `Board ${id}, entry ${body.results[0].seq}: the file ${file} that it attached is missing.`,
    )
    isProblem(await owner.get(`${to}/${attachmentId}`), 500, 'internal')
  })
})
