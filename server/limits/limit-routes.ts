import { createHash } from 'node:crypto'
import type { Answer, Asked } from '../exchange.ts'
import type { Handle, Method, Routes } from '../routes.ts'
import type { Limiter } from './limiter.ts'
import type { Limits } from './limits.ts'
import { guessing, slowDown } from './slow-down.ts'

type Limit = (handle: Handle) => Handle

/** [H150–H152] The same routes, with those of them limited that can be too much. */
export function limitRoutes(routes: Routes, limits: Limits): Routes {
  const limited: Readonly<Record<string, Readonly<Partial<Record<Method, Limit>>>>> = {
    '/api/boards': { POST: byAccount(limits.boards) },
    '/api/boards/:board/commands': { POST: byCommands(limits.commands) },
    '/api/boards/:board/cards/:card/attachments': { POST: byAccount(limits.uploads) },
    '/api/links': { POST: byLink(limits) },
    '/api/me/password': { POST: byPresent(limits) },
    '/api/me/email': { POST: byPresent(limits) },
    '/api/people': { GET: byAddress(limits) },
  }
  const wrap = (path: string, method: string, handle: Handle): Handle => {
    const found = Object.entries(limited[path] ?? {}).find(([name]) => name === method)
    return found ? found[1](handle) : handle
  }
  return Object.fromEntries(
    Object.entries(routes).map(([path, handles]) => [
      path,
      Object.fromEntries(Object.entries(handles).map(([method, handle]) => [method, wrap(path, method, handle)])),
    ]),
  )
}

const byAccount =
  (limiter: Limiter): Limit =>
  (handle) =>
  async (asked) => {
    const wait = await limiter.take(asked.user)
    return wait > 0 ? slowDown(wait) : handle(asked)
  }

/** A batch counts for as many as are in it. */
const byCommands =
  (limiter: Limiter): Limit =>
  (handle) =>
  async (asked) => {
    const body = await asked.body()
    const value = 'value' in body ? body.value : null
    const wait = await limiter.take(asked.user, Array.isArray(value) ? Math.max(1, value.length) : 1)
    return wait > 0 ? slowDown(wait) : handle(withBody(asked, body))
  }

/** A token that is none is a guess, and so is a wrong password. */
const byLink =
  ({ guesses, passwords }: Limits): Limit =>
  (handle) =>
  async (asked) => {
    const body = await asked.body()
    const ask = () => handle(withBody(asked, body))
    const tried = 'value' in body ? triedIn(body.value) : null
    if (tried === null) return ask()
    const link = `link ${createHash('sha256').update(tried.token).digest('hex')} from ${asked.place}`
    const guess = [{ limiter: guesses, key: asked.place }]
    return guessing(tried.hasPassword ? [...guess, { limiter: passwords, key: link }] : guess, ask, isWrong)
  }

/** The present password, by who has found a session open. */
const byPresent =
  ({ passwords }: Limits): Limit =>
  (handle) =>
  (asked) =>
    guessing(
      [{ limiter: passwords, key: `present of ${asked.user} from ${asked.place}` }],
      () => handle(asked),
      isWrong,
    )

/** An address that is nobody's: so nobody learns at speed which are somebody's. One that is still being typed is none. */
const byAddress =
  ({ guesses }: Limits): Limit =>
  (handle) =>
  (asked) =>
    /^[^@]+@[^@]+\.[^@.]{2,}$/.test((asked.query.get('q') ?? '').trim())
      ? guessing([{ limiter: guesses, key: asked.place }], () => handle(asked), isNobody)
      : handle(asked)

const isNobody = ({ body }: Answer): boolean => body === '{"people":[]}'

/** That a password is needed is told to each who opens the link: that is no guess. */
const isWrong = ({ status, body }: Answer): boolean =>
  status === 404 || (typeof body === 'string' && body.includes('"code":"password-wrong"'))

function triedIn(value: unknown): { token: string; hasPassword: boolean } | null {
  if (typeof value !== 'object' || value === null || !('token' in value) || typeof value.token !== 'string') return null
  return { token: value.token, hasPassword: 'password' in value }
}

/** What is asked, with a body that was read already. */
const withBody = (asked: Asked, body: Awaited<ReturnType<Asked['body']>>): Asked => ({
  ...asked,
  body: () => Promise.resolve(body),
})
