import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Fault, startBadProxy } from '../bad-proxy.ts'
import { canMakeCertificate, makeCertificate } from '../certificate.ts'
import { runDoctor } from '../doctor.ts'
import { newGuest, program } from '../program.ts'
import { freePort, startServer } from '../server.ts'

const token = 'a-token-of-the-test'

/** What the doctor says of each check: the first words of its lines. */
const verdicts = (said: string): string[] =>
  said.split('\n').flatMap((line) => /^(ok|wrong|skipped) +([\w/]+):/.exec(line)?.slice(1, 3).join(' ') ?? [])

/** The line of what is wrong. */
const wrong = (said: string): string => said.split('\n').find((line) => line.startsWith('wrong')) ?? ''

describe('the doctor', () => {
  test('finds nothing wrong with a server itself, and leaves nothing that others see', async () => {
    const server = await startServer({ env: { ADMIN_TOKEN: token } })
    try {
      const other = await newGuest(server.base)
      const before = (await other.get('/api/boards')).body.boards
      const { code, said } = await runDoctor(server.base)
      expect(verdicts(said), said).toEqual([
        'ok Tandem',
        'ok Clocks',
        'skipped HTTP/2',
        'ok Origin',
        'ok Guests',
        'ok Stream',
        'ok Socket',
      ])
      expect(code).toBe(0)
      expect(said).toMatch(/The first bytes came after \d+ ms, an entry \d+ ms after it was asked for\./)
      expect(said).toMatch(/A ping was answered after \d+ ms\./)

      expect((await other.get('/api/boards')).body.boards).toEqual(before)
      const { stdout } = spawnSync(process.execPath, ['server/cli/verify.ts'], {
        encoding: 'utf8',
        env: { ...process.env, DATA_DIR: server.dataDir },
      })
      const ids = stdout.split('\n').flatMap((line) => /^([\w-]+) \d+ [0-9a-f]+$/.exec(line)?.[1] ?? [])
      const statuses = await Promise.all(ids.map(async (id) => (await other.get(`/api/boards/${id}`)).status))
      // The demo board, which all may see, and the doctor's.
      expect(statuses.toSorted()).toEqual([200, 404])
      const { body } = await program(server.base, '').get('/admin/connections', { authorization: `Bearer ${token}` })
      expect(body.total).toBe(0)
    } finally {
      await server.close()
    }
  })

  test('says what ACCESS says where guests are refused, and that the upgrade arrives all the same', async () => {
    const server = await startServer({ env: { ACCESS: 'members' } })
    try {
      const { code, said } = await runDoctor(server.base)
      expect(verdicts(said).slice(-3), said).toEqual(['skipped Guests', 'skipped Stream', 'ok Socket'])
      expect(said).toContain('ACCESS=members')
      expect(code).toBe(0)
    } finally {
      await server.close()
    }
  })

  const bad: [Fault, string, RegExp][] = [
    ['buffers', 'Stream', /did not begin within 5 s.*`proxy_buffering off`/],
    ['compresses', 'Stream', /compressed with gzip.*`gzip_types`/],
    ['cuts-streams', 'Stream', /no answer \(ECONNRESET\).*`proxy_read_timeout`/],
    ['drops-upgrade', 'Socket', /answered with 404.*`proxy_set_header Upgrade \$http_upgrade`/],
    ['cuts-sockets', 'Socket', /`timeout tunnel`/],
    ['rewrites-origin', 'Origin', /are refused.*ORIGIN=http:\/\/localhost:\d+/],
    ['hides-origin', 'Origin', /other sites.*`proxy_set_header Origin`/],
    ['wrong-clock', 'Clocks', /(59|60|61) s apart/],
  ]
  test.for(bad)('tells of a proxy that does this: %s', async ([fault, name, expected]) => {
    let port = 0
    const proxy = await startBadProxy(() => port, [fault])
    const server = await startServer({
      // Both, where a foreign page shall be taken for ours.
      env: fault === 'hides-origin' ? {} : { ORIGIN: proxy.base },
    })
    port = server.port
    try {
      const { code, said } = await runDoctor(proxy.base)
      expect(
        verdicts(said).filter((verdict) => verdict.startsWith('wrong')),
        said,
      ).toEqual([`wrong ${name}`])
      expect(wrong(said)).toMatch(expected)
      for (const each of ['nginx', 'Caddy', 'HAProxy']) expect(wrong(said)).toContain(each)
      expect(code).toBe(1)
    } finally {
      await proxy.close()
      await server.close()
    }
  })

  test('tells of several things that are wrong at once', async () => {
    let port = 0
    const proxy = await startBadProxy(() => port, ['buffers', 'drops-upgrade', 'rewrites-origin'])
    const server = await startServer({ env: { ORIGIN: proxy.base } })
    port = server.port
    try {
      const { code, said } = await runDoctor(proxy.base)
      expect(verdicts(said).filter((verdict) => verdict.startsWith('wrong'))).toEqual([
        'wrong Origin',
        'wrong Stream',
        'wrong Socket',
      ])
      expect(said).toContain('Wrong: 3 of 7.')
      expect(code).toBe(1)
    } finally {
      await proxy.close()
      await server.close()
    }
  })

  test.skipIf(!canMakeCertificate)('tells of TLS without HTTP/2, and of a certificate that does not hold', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'tandem-doctor-'))
    const { cert, key } = makeCertificate(dir)
    let port = 0
    const proxy = await startBadProxy(() => port, [], {
      cert: readFileSync(cert, 'utf8'),
      key: readFileSync(key, 'utf8'),
    })
    const server = await startServer({ env: { ORIGIN: proxy.base } })
    port = server.port
    try {
      const known = await runDoctor(proxy.base, { NODE_EXTRA_CA_CERTS: cert })
      expect(
        verdicts(known.said).filter((verdict) => !verdict.startsWith('ok')),
        known.said,
      ).toEqual(['wrong HTTP/2'])
      expect(known.said).toContain('`alpn h2,http/1.1`')
      const unknown = await runDoctor(proxy.base)
      expect(verdicts(unknown.said)).toEqual(['wrong Tandem'])
      expect(wrong(unknown.said)).toMatch(/certificate.*`ssl_certificate`/)
      expect(unknown.code).toBe(1)
    } finally {
      await proxy.close()
      await server.close()
      rmSync(dir, { recursive: true })
    }
  })

  test('goes no further where nothing answers, nothing is behind the proxy, or something else is', async () => {
    const nothing = await runDoctor(`http://localhost:${await freePort()}`)
    expect(verdicts(nothing.said)).toEqual(['wrong Tandem'])
    expect(nothing.said).toContain('ECONNREFUSED')
    expect(nothing.code).toBe(1)

    const port = await freePort()
    const proxy = await startBadProxy(() => port, [])
    const lonely = await runDoctor(proxy.base)
    await proxy.close()
    expect(verdicts(lonely.said)).toEqual(['wrong Tandem'])
    expect(wrong(lonely.said)).toMatch(/502.*`proxy_pass`/)

    const other = createServer((_request, response) => response.end('Hello'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const strange = await runDoctor(`http://localhost:${typeof address === 'object' ? address?.port : ''}`)
    other.close()
    expect(wrong(strange.said)).toContain('Something else than Tandem')
  })

  test('asks for an address where it was given none', async () => {
    for (const url of ['', 'board.example.org', 'ftp://board.example.org']) {
      const { code, said } = await runDoctor(url)
      expect(said).toBe('Name the address to examine: npm run doctor -- https://board.example.org.\n')
      expect(code).toBe(1)
    }
  })
})
