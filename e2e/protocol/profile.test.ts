import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newAccount, password, signIn, whoHas } from '../account.ts'
import { type MailServer, startMailServer } from '../mail.ts'
import { newGuest, program } from '../program.ts'
import { type Provider, startProvider } from '../provider.ts'
import { startServer, type TestServer } from '../server.ts'
import { codeNow } from '../totp.ts'

let server: TestServer
let mail: MailServer
let provider: Provider
const nobody = () => program(server.base, '')
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const raw = { 'content-type': 'application/octet-stream' }

beforeAll(async () => {
  ;[mail, provider] = await Promise.all([startMailServer(), startProvider()])
  const oidc = {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'tandem',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_NAME: 'Here',
  }
  server = await startServer({ env: { SMTP_URL: mail.url, ...oidc } })
  await newAccount(server.base, 'admin@example.org')
})
afterAll(async () => {
  await server.close()
  mail.close()
  provider.close()
})

test('[H122] what is told of my account is told to me, with no secret', async () => {
  const ada = await newAccount(server.base, 'ada@example.org')
  const { body, text } = await ada.get('/api/me/account')
  expect(body).toMatchObject({
    id: ada.id,
    email: 'ada@example.org',
    hasPassword: true,
    hasTwoFactor: false,
    passkeys: [],
  })
  expect(body.sessions).toMatchObject([{ isThis: true, address: '127.0.0.1' }])
  const accounts = new Database(`${server.dataDir}/accounts.db`, { readonly: true })
  const secrets = accounts
    .prepare<[], { secret: string }>('select token as secret from session union select password from account')
    .all()
  for (const { secret } of secrets) expect(text).not.toContain(secret)
  accounts.close()
  const guest = await newGuest(server.base)
  expect((await guest.get('/api/me/account')).body).toMatchObject({ email: null, hasPassword: false })
})

test('[H123] a name and a colour are changed, and show at once', async () => {
  const ada = await newAccount(server.base, 'colour@example.org')
  expect((await ada.send('PATCH', '/api/me', { name: 'Ada L.', color: 'peer-5' })).body).toMatchObject({
    name: 'Ada L.',
    color: 'peer-5',
  })
  expect((await ada.send('PATCH', '/api/me', { color: 'peer-2' })).body).toMatchObject({
    name: 'Ada L.',
    color: 'peer-2',
  })
  expect((await ada.send('PATCH', '/api/me', { color: 'red' })).status).toBe(400)
})

test('[A25] sessions are listed and ended, one and all others; who is out is out on streams and sockets', async () => {
  const email = 'sessions@example.org'
  const one = await newAccount(server.base, email)
  const [two, three] = [await signIn(server.base, email), await signIn(server.base, email)]
  const board = await one.makeBoard()
  const stream = await two.stream(`/events?boards=${board}`)
  const socket = await two.socket()
  const listed = (await two.get('/api/me/account')).body.sessions
  expect(listed).toHaveLength(3)
  const its = listed.find(({ isThis }: { isThis: boolean }) => isThis).id
  const stranger = await newGuest(server.base)
  expect((await stranger.send('DELETE', `/api/me/sessions/${its}`)).status).toBe(404)
  expect((await one.send('DELETE', `/api/me/sessions/${its}`)).status).toBe(204)
  const began = performance.now()
  await stream.ended
  expect(await socket.closed).toBe(1008)
  expect(performance.now() - began).toBeLessThan(2_000)
  expect((await two.get('/api/me')).status).toBe(401)
  expect((await one.send('DELETE', '/api/me/sessions')).status).toBe(204)
  expect((await three.get('/api/me')).status).toBe(401)
  expect((await one.get('/api/me')).status).toBe(200)
})

test('[H124] a password and an address are changed with the present password; the other sessions end', async () => {
  const email = 'change@example.org'
  const one = await newAccount(server.base, email)
  const two = await signIn(server.base, email)
  const change = (body: object) => one.send('POST', '/api/me/password', body)
  expect((await change({ password: 'another password' })).body.code).toBe('password-needed')
  expect((await change({ present: 'wrong', password: 'another password' })).body.code).toBe('password-wrong')
  expect((await change({ present: password, password: 'short' })).status).toBe(400)
  expect((await change({ present: password, password: 'another password' })).status).toBe(204)
  expect((await two.get('/api/me')).status).toBe(401)
  expect((await one.get('/api/me')).status).toBe(200)
  await signIn(server.base, email, { secret: 'another password' })
  const readdress = (body: object) => one.send('POST', '/api/me/email', body)
  const present = 'another password'
  expect((await readdress({ email: 'x@example.org' })).body.code).toBe('password-needed')
  expect((await readdress({ present, email: 'ADMIN@example.org' })).body.code).toBe('email-taken')
  expect((await readdress({ present, email: 'Changed@example.org' })).status).toBe(204)
  expect((await signIn(server.base, 'changed@example.org', { secret: present })).id).toBe(one.id)
  const guest = await newGuest(server.base)
  expect((await guest.send('POST', '/api/me/password', { password: 'another password' })).status).toBe(403)
})

test('[H125] a picture is a raster by its first bytes, of at most 1 MiB, and runs nothing', async () => {
  const ada = await newAccount(server.base, 'picture@example.org')
  const put = (bytes: Uint8Array) => ada.send('PUT', '/api/me/picture', bytes, raw)
  expect((await put(Buffer.from('<svg onload="alert(1)"/>'))).body.code).toBe('not-a-picture')
  expect((await put(Buffer.from('GIF89a and so on'))).body.code).toBe('not-a-picture')
  expect((await put(Buffer.concat([png, Buffer.alloc(1024 * 1024)]))).status).toBe(413)
  const { picture } = (await put(png)).body
  const given = await ada.get(`/api/pictures/${picture}`)
  expect([given.status, given.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(given.headers.get('x-content-type-options')).toBe('nosniff')
  expect(given.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*sandbox$/)
  expect((await nobody().get(`/api/pictures/${picture}`)).status).toBe(401)
  const board = await ada.makeBoard()
  expect((await ada.get(`/api/boards/${board}/people`)).body.people[0]).toMatchObject({ id: ada.id, picture })
  expect((await ada.send('DELETE', '/api/me/picture')).body).not.toHaveProperty('picture')
  expect((await ada.get(`/api/pictures/${picture}`)).status).toBe(404)
  const guest = await newGuest(server.base)
  expect((await guest.send('PUT', '/api/me/picture', png, raw)).status).toBe(403)
})

const tokenIn = (text: string) => /\/reset#([A-Za-z0-9_-]{32})/.exec(text)?.[1] ?? ''
const use = (token: string, secret: string) => nobody().send('POST', '/api/resets/use', { token, password: secret })

test('[A26, H126] a link by mail sets a new password, once, and ends all sessions; who has no account is answered the same', async () => {
  const email = 'forgot@example.org'
  const ada = await newAccount(server.base, email)
  const ask = (to: string) => nobody().send('POST', '/api/resets', { email: to })
  const [known, unknown] = [await ask('FORGOT@example.org'), await ask('nobody@example.org')]
  expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
  const first = tokenIn(await mail.until((one) => one.includes('/reset#')))
  await ask(email)
  await mail.until((one) => one.includes('/reset#') && !one.includes(first))
  expect(mail.mails.every((one) => !one.includes('nobody@'))).toBe(true)
  const kept = new Database(`${server.dataDir}/accounts.db`, { readonly: true })
  expect(JSON.stringify(kept.prepare('select * from resets').all())).not.toContain(first)
  kept.close()
  expect((await use(first, 'short')).status).toBe(400)
  expect((await use(`${first.slice(1)}x`, 'a new password')).status).toBe(404)
  expect((await use(first, 'a new password')).status).toBe(204)
  expect((await ada.get('/api/me')).status).toBe(401)
  expect((await use(first, 'one more password')).status).toBe(404)
  // The other that was asked for goes with it.
  const second = tokenIn(mail.mails.findLast((one) => one.includes('/reset#')) ?? '')
  expect(second).not.toBe(first)
  expect((await use(second, 'one more password')).status).toBe(404)
  await signIn(server.base, email, { secret: 'a new password' })
})

test('[A26, H127] who looks after the instance makes such a link, on the page and by the command', async () => {
  const admin = await signIn(server.base, 'admin@example.org')
  const ada = await newAccount(server.base, 'locked@example.org')
  expect((await ada.send('POST', '/api/admin/resets', { email: 'admin@example.org' })).status).toBe(404)
  expect((await admin.send('POST', '/api/admin/resets', { email: 'nobody@example.org' })).status).toBe(404)
  const { link } = (await admin.send('POST', '/api/admin/resets', { email: 'locked@example.org' })).body
  expect((await use(tokenIn(link), 'by a link of the page')).status).toBe(204)
  const env = { ...process.env, DATA_DIR: server.dataDir, PORT: String(server.port) }
  const { stdout: said } = await promisify(execFile)(
    process.execPath,
    ['server/cli/admin.ts', 'reset', 'Locked@example.org'],
    {
      env,
    },
  )
  expect(said).toContain(`${server.base}/reset#`)
  expect((await use(tokenIn(said), 'by a link of the command')).status).toBe(204)
  await signIn(server.base, 'locked@example.org', { secret: 'by a link of the command' })
  const accounts = new Database(`${server.dataDir}/accounts.db`)
  const late = (await admin.send('POST', '/api/admin/resets', { email: 'locked@example.org' })).body.link
  accounts.prepare('update resets set expires_at = ?').run(Date.now())
  accounts.close()
  expect((await use(tokenIn(late), 'an hour later')).status).toBe(404)
})

test('[H130, A30] codes are asked for besides the password, and a guest is one until the code', async () => {
  const email = 'codes@example.org'
  const ada = await newAccount(server.base, email)
  expect((await ada.send('POST', '/api/auth/two-factor/enable', { password: 'wrong' })).status).toBe(400)
  const begun = (await ada.send('POST', '/api/auth/two-factor/enable', { password })).body
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? ''
  expect((await ada.send('POST', '/api/auth/two-factor/verify-totp', { code: '000000' })).status).not.toBe(200)
  expect((await ada.send('POST', '/api/auth/two-factor/verify-totp', { code: codeNow(secret) })).status).toBe(200)

  const guest = await newGuest(server.base)
  const board = await guest.makeBoard()
  const enter = await guest.send('POST', '/api/auth/sign-in/email', { email, password })
  expect(enter.body.twoFactorRedirect).toBe(true)
  expect(enter.headers.getSetCookie().join('\n')).not.toContain('session_token=')
  const pending = enter.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const both = program(server.base, `${guest.cookie}; ${pending}`)
  expect((await both.get('/api/me')).body).toMatchObject({ id: guest.id, guest: true })
  const verify = (path: string, code: string) => both.send('POST', `/api/auth/two-factor/${path}`, { code })
  expect((await verify('verify-totp', '123456')).status).toBe(401)
  const verified = await verify('verify-backup-code', begun.backupCodes[0])
  expect(verified.status).toBe(200)
  const entered = await whoHas(server.base, verified.headers)
  expect(entered.id).toBe(ada.id)
  expect((await entered.get(`/api/boards/${board}`)).body.board.owner).toBe(ada.id)
  // Each backup code is good once.
  const again = await nobody().send('POST', '/api/auth/sign-in/email', { email, password })
  const cookie = again.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const once = await program(server.base, cookie).send('POST', '/api/auth/two-factor/verify-backup-code', {
    code: begun.backupCodes[0],
  })
  expect(once.status).toBe(401)
})

test('[H131] a provider lets people in whom it has signed for, and takes over nobody’s account', async () => {
  const goThere = async (from = nobody()) => {
    const asked = {
      provider: 'oidc',
      callbackURL: '/boards/b1',
      errorCallbackURL: '/sign-in?to=%2F',
      disableRedirect: true,
    }
    const begun = await from.send('POST', '/api/auth/sign-in/social', asked)
    const sent = await fetch(begun.body.url, { redirect: 'manual' })
    const state = begun.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const cookie = [from.cookie, state].filter(Boolean).join('; ')
    const back = (sent.headers.get('location') ?? '').replace(server.base, '')
    const site = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    return program(server.base, cookie).get(back, site)
  }
  const guest = await newGuest(server.base)
  const board = await guest.makeBoard()
  const entered = await goThere(guest)
  expect([entered.status, entered.headers.get('location')]).toEqual([302, '/boards/b1'])
  const olga = await whoHas(server.base, entered.headers)
  expect((await olga.get('/api/me')).body).toMatchObject({ name: 'Olga', guest: false })
  expect((await olga.get(`/api/boards/${board}`)).body.board.owner).toBe(olga.id)
  expect((await whoHas(server.base, (await goThere()).headers)).id).toBe(olga.id)

  provider.lies = true
  expect((await goThere()).headers.get('location')).toMatch(/^\/sign-in\?.*error=/)
  provider.lies = false
  // An account of that address, made here by whoever, is not the provider’s to give.
  await newAccount(server.base, 'taken@example.org')
  provider.vouched = { sub: 'two', email: 'taken@example.org', email_verified: true, name: 'T' }
  const refused = await goThere()
  expect(refused.headers.get('location')).toMatch(/^\/sign-in\?.*error=/)
  expect(refused.headers.getSetCookie().join()).not.toMatch(/session_token=[^;]/)
})
