import { randomUUID } from 'node:crypto'
import { createParser, type EventSourceMessage } from 'eventsource-parser'
import WebSocket from 'ws'

/** Someone who talks to the server as a program: over HTTP, on a stream, on a socket. Everything is checked by the test. */
export type Program = {
  readonly base: string
  readonly cookie: string
  readonly id: string
  readonly name: string
  readonly color: string
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** Makes a board and answers its id. */
  makeBoard(template?: string, title?: string): Promise<string>
  /** Asks for one command, and answers its result. */
  ask(board: string, type: string, fields: Record<string, unknown>): Promise<Record<string, unknown>>
  stream(path: string, headers?: Record<string, string>): Promise<Stream>
  socket(headers?: Record<string, string>, query?: string): Promise<Socket>
}

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // A test reads whatever there is: what it does not find fails it.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
}

export type Stream = {
  readonly status: number
  readonly headers: Headers
  /** All bytes so far, as text. */
  raw(): string
  readonly messages: readonly EventSourceMessage[]
  readonly comments: readonly string[]
  readonly retries: readonly number[]
  /** Waits for a message, from the first one on, that is so. */
  until(is: (message: EventSourceMessage) => boolean): Promise<EventSourceMessage>
  untilRaw(is: (text: string) => boolean): Promise<void>
  readonly ended: Promise<void>
  close(): void
}

type Frame = Record<string, unknown> & { type: string }
export type Socket = {
  readonly frames: readonly Frame[]
  say(message: object | string): void
  until(is: (frame: Frame) => boolean): Promise<Frame>
  readonly closed: Promise<number>
  readonly ws: WebSocket
  close(): void
}

const waitMs = 20_000

/** A new guest. */
export async function newGuest(base: string): Promise<Program> {
  const response = await fetch(`${base}/api/auth/sign-in/anonymous`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  if (!response.ok) throw new Error(`no guest: ${response.status} ${await response.text()}`)
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const { id, name, color } = await (await fetch(`${base}/api/me`, { headers: { cookie } })).json()
  return program(base, cookie, id, name, color)
}

export function program(base: string, cookie: string, id = '', name = '', color = ''): Program {
  const send: Program['send'] = async (method, path, body, headers = {}) => {
    const isText = typeof body === 'string' || body instanceof Uint8Array
    const response = await fetch(base + path, {
      method,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      redirect: 'manual',
      ...(body === undefined ? {} : { body: isText ? (body as string) : JSON.stringify(body) }),
    })
    return answerOf(response)
  }
  return {
    base,
    cookie,
    id,
    name,
    color,
    get: (path, headers) => send('GET', path, undefined, headers),
    send,
    makeBoard: async (template = 'blank', title = 'Board') => {
      const { status, body, text } = await send('POST', '/api/boards', { title, template })
      if (status !== 201) throw new Error(`no board: ${status} ${text}`)
      return body.id
    },
    ask: async (board, type, fields) => {
      const { status, body, text } = await send('POST', `/api/boards/${board}/commands`, {
        commandId: randomUUID(),
        type,
        ...fields,
      })
      if (status !== 200) throw new Error(`${type}: ${status} ${text}`)
      return body.results[0]
    },
    stream: (path, headers) => openStream(base + path, { ...(cookie ? { cookie } : {}), ...headers }),
    socket: (headers, query = '') =>
      openSocket(`${base.replace('http', 'ws')}/live${query}`, { ...(cookie ? { cookie } : {}), ...headers }),
  }
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, text, body: isJson && text ? JSON.parse(text) : null }
}

async function openStream(url: string, headers: Record<string, string>): Promise<Stream> {
  const abort = new AbortController()
  const response = await fetch(url, { headers, signal: abort.signal })
  const messages: EventSourceMessage[] = []
  const comments: string[] = []
  const retries: number[] = []
  const { changed, until } = createWaits()
  let raw = ''
  const parser = createParser({
    onEvent: (message) => void messages.push(message),
    onComment: (comment) => void comments.push(comment),
    onRetry: (ms) => void retries.push(ms),
  })
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      const text = decoder.decode(chunk, { stream: true })
      raw += text
      parser.feed(text)
      changed()
    }
  }
  return {
    status: response.status,
    headers: response.headers,
    raw: () => raw,
    messages,
    comments,
    retries,
    until: (is) =>
      until(
        () => messages.find(is),
        () => raw,
      ),
    untilRaw: (is) =>
      until(
        () => is(raw) || undefined,
        () => raw,
      ).then(() => undefined),
    ended: read().catch(() => {}),
    close: () => abort.abort(),
  }
}

async function openSocket(url: string, headers: Record<string, string>): Promise<Socket> {
  const ws = new WebSocket(url, { headers })
  const frames: Frame[] = []
  const { changed, until } = createWaits()
  ws.on('message', (data) => {
    frames.push(JSON.parse(String(data)))
    changed()
  })
  const closed = new Promise<number>((resolve) => ws.on('close', resolve))
  await new Promise<void>((resolve, reject) => {
    ws.on('open', resolve)
    ws.on('error', reject)
    ws.on('unexpected-response', (_request, { statusCode }) => reject(new Error(`refused with ${statusCode}`)))
  })
  return {
    ws,
    frames,
    say: (message) => ws.send(typeof message === 'string' ? message : JSON.stringify(message)),
    until: (is) =>
      until(
        () => frames.find(is),
        () => JSON.stringify(frames),
      ),
    closed,
    close: () => ws.close(),
  }
}

/** Waits for a state: looked at again whenever something has changed. */
function createWaits() {
  const waits = new Set<() => void>()
  return {
    changed: () => {
      for (const look of waits) look()
    },
    until: <T>(find: () => T | undefined, tell: () => string) =>
      new Promise<T>((resolve, reject) => {
        const timer = setTimeout(() => {
          waits.delete(look)
          reject(new Error(`it did not come; there was: ${tell().slice(-2_000)}`))
        }, waitMs)
        const look = () => {
          const found = find()
          if (found === undefined) return
          clearTimeout(timer)
          waits.delete(look)
          resolve(found)
        }
        waits.add(look)
        look()
      }),
  }
}
