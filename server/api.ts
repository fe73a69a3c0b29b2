import { Hono } from 'hono'
import * as z from 'zod/mini'
import type { EventLog } from '../db/event-log.ts'
import { type Command, type Malformed, parse, parseCommand } from '../domain/command.ts'
import { type BoardId, type CommandId, isBoardId, isCommandId, type UserId } from '../domain/id.ts'
import { createBoard, type Making, templateNames } from '../domain/template.ts'
import { isName, isTitle } from '../domain/text.ts'
import type { Accounts } from './accounts.ts'
import type { Boards } from './boards.ts'
import { encodeEntry, type Feed } from './feed.ts'
import { readJson } from './json-body.ts'
import { isForeign } from './origin.ts'
import type { People } from './people.ts'
import {
  diskFull,
  foreignOrigin,
  internal,
  isProblem,
  noBoard,
  noSession,
  notFound,
  type Problem,
  problem,
  stopping,
  toResponse,
} from './problem.ts'
import type { Reading } from './reading.ts'
import type { FindSession } from './sessions.ts'
import type { Snapshots } from './snapshots.ts'
import type { Visits } from './visits.ts'
import { waitFor } from './wait-for.ts'

/** What the API needs of the house. */
export type ApiOptions = {
  readonly accounts: Accounts
  readonly boards: Boards
  readonly feed: Feed
  readonly findSession: FindSession
  readonly log: EventLog
  readonly onRenamed: (id: UserId) => void
  readonly origins: readonly string[]
  readonly people: People
  readonly reading: Reading
  readonly snapshots: Snapshots
  readonly visits: Visits
  readonly newCommandId: () => CommandId
  readonly newIds: Pick<Making, 'newListId' | 'newCardId'>
  /** The id of the board that this command makes; the same for the same command, and not to be guessed. */
  readonly boardIdFor: (actor: UserId, commandId: CommandId) => BoardId
  readonly isStopping: () => boolean
  readonly onError: (error: unknown) => void
}

const commandsMax = 100
const zipBytesMin = 1_024
const pollEntriesMax = 1_000
const pollBytesMax = 1024 * 1024

const newBoard = z.strictObject({
  commandId: z.optional(z.custom<CommandId>(isCommandId, 'must be a lower-case UUID')),
  title: z
    .string()
    .check(z.refine(isTitle, 'must be one line of 1 to 500 characters, of which at least one can be seen')),
  template: z.optional(z.enum(templateNames)),
})
const newName = z.strictObject({
  name: z.string().check(z.refine(isName, 'must be one line of 1 to 60 characters, of which at least one can be seen')),
})

type Asked = { readonly request: Request; readonly url: URL; readonly param: (name: string) => string }
type Answer = (asked: Asked, user: UserId) => Promise<Response>

/** The routes under `/api`, beside those of accounts. */
export function createApi(options: ApiOptions): Hono {
  const { accounts, boards, feed, findSession, log, origins, people, reading, snapshots, visits } = options
  const { epoch } = log

  const me: Answer = async (_asked, user) => {
    const found = people.find(user)
    return found ? json(found) : toResponse(noSession)
  }

  const renameMe: Answer = async ({ request }, user) => {
    const body = await readJson(request)
    if ('problem' in body) return toResponse(body.problem)
    const parsed = parse(newName, body.value)
    if (!parsed.ok) return toResponse(fromMalformed(parsed.malformed))
    const renamed = people.rename(user, parsed.value.name)
    options.onRenamed(user)
    return renamed ? json(renamed) : toResponse(noSession)
  }

  const listBoards: Answer = async (_asked, user) => json({ boards: await reading.boards(user) })

  const makeBoard: Answer = async ({ request }, user) => {
    const body = await readJson(request)
    if ('problem' in body) return toResponse(body.problem)
    const parsed = parse(newBoard, body.value)
    if (!parsed.ok) return toResponse(fromMalformed(parsed.malformed))
    if (options.isStopping()) return toResponse(stopping)
    const { title, template = 'blank', commandId = options.newCommandId() } = parsed.value
    const id = options.boardIdFor(user, commandId)
    const events = () => createBoard(template, { title, owner: user, linkRole: 'editor', ...options.newIds })
    const created = await boards.create(id, user, { commandId, asked: { title, template }, events })
    if (created.kind === 'reused') return toResponse(reused)
    if (created.kind === 'full') return toResponse(diskFull)
    return json({ id, title, seq: 1 }, 201, { location: `/api/boards/${id}` })
  }

  const snapshot: Answer = async ({ request, url, param }, user) => {
    const at = url.searchParams.get('at')
    if (at !== null) return jsonOr(await reading.snapshotAt(param('board'), user, at))
    const board = param('board')
    const encoded = isBoardId(board) ? await snapshots.get(board, user) : null
    if (!encoded || !isBoardId(board)) return toResponse(noBoard)
    visits.note(user, board)
    const headers = { etag: encoded.etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding, cookie' }
    if (request.headers.get('if-none-match') === encoded.etag) return new Response(null, { status: 304, headers })
    const mayZip = encoded.json.length > zipBytesMin && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
    const zip: Record<string, string> = mayZip ? { 'content-encoding': 'gzip' } : {}
    return new Response(mayZip ? await encoded.gzip() : encoded.json, {
      headers: { 'content-type': 'application/json', ...headers, ...zip },
    })
  }

  const openCard: Answer = async ({ url, param }, user) =>
    jsonOr(await reading.card(param('board'), param('card'), user, url.searchParams.get('at')))

  const archive: Answer = async ({ url, param }, user) => {
    const before = wholeNumber(url, 'before', Number.MAX_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER)
    return typeof before === 'number' ? jsonOr(await reading.archive(param('board'), user, before)) : toResponse(before)
  }

  const execute: Answer = async ({ request, param }, user) => {
    const id = param('board')
    if (!isBoardId(id)) return toResponse(noBoard)
    const body = await readJson(request)
    if ('problem' in body) return toResponse(body.problem)
    const commands = parseCommands(body.value)
    if (!Array.isArray(commands)) return toResponse(commands)
    if (options.isStopping()) return toResponse(stopping)
    const executed = await boards.execute(id, user, commands)
    switch (executed.kind) {
      case 'done':
        return json({ results: executed.results })
      case 'not-found':
        return toResponse(noBoard)
      case 'reused':
        return toResponse({ ...reused, index: executed.index })
      case 'full':
        return toResponse(diskFull)
      case 'failed':
        return toResponse(internal)
    }
  }

  const poll: Answer = async ({ request, url, param }, user) => {
    const id = param('board')
    const after = wholeNumber(url, 'after', 0, 0, Number.MAX_SAFE_INTEGER)
    const limit = wholeNumber(url, 'limit', pollEntriesMax, 1, pollEntriesMax)
    const wait = wholeNumber(url, 'wait', 0, 0, 25)
    if (typeof after !== 'number') return toResponse(after)
    if (typeof limit !== 'number') return toResponse(limit)
    if (typeof wait !== 'number') return toResponse(wait)
    if (!isBoardId(id) || !(await reading.maySee(id, user))) return toResponse(noBoard)
    const asked = url.searchParams.get('epoch')
    const head = (await feed.head(id)).seq
    if ((asked !== null && asked !== epoch) || after > head) return json({ reset: true, head, epoch })
    if (after === head && wait > 0) await waitFor((wake) => feed.follow(id, wake), wait * 1_000, request.signal)
    if (wait > 0 && !(await reading.maySee(id, user))) return toResponse(noBoard)
    const rows = await log.read(id, after, { entriesMax: limit, bytesMax: pollBytesMax })
    const entries = rows.map((row) => encodeEntry(row, people.show(row.actor)))
    const newest = Math.max((await feed.head(id)).seq, rows.at(-1)?.seq ?? 0)
    return jsonText(`{"entries":[${entries.join(',')}],"head":${newest},"epoch":${JSON.stringify(epoch)}}`)
  }

  const routes: Record<string, Partial<Record<'GET' | 'POST' | 'PATCH', Answer>>> = {
    '/api/me': { GET: me, PATCH: renameMe },
    '/api/boards': { GET: listBoards, POST: makeBoard },
    '/api/boards/:board': { GET: snapshot },
    '/api/boards/:board/cards/:card': { GET: openCard },
    '/api/boards/:board/archive': { GET: archive },
    '/api/boards/:board/commands': { POST: execute },
    '/api/boards/:board/events': { GET: poll },
  }

  const app = new Hono()
  app.use(async ({ req }, next) => {
    if (isForeign(req.header('origin'), req.header('sec-fetch-site'), origins)) return toResponse(foreignOrigin)
    return next()
  })
  app.all('/api/auth/*', ({ req }) => accounts.handle(req.raw))
  for (const [path, answers] of Object.entries(routes)) {
    for (const [method, answer] of Object.entries(answers))
      app.on(method, path, async ({ req }) => {
        const session = findSession(req.header('cookie'))
        if (!session) return toResponse(noSession)
        const asked = { request: req.raw, url: new URL(req.url), param: (name: string) => req.param(name) ?? '' }
        return answer(asked, session.userId)
      })
    app.all(path, () => methodNotAllowed(Object.keys(answers)))
  }
  app.notFound(() => toResponse(notFound))
  app.onError((error) => {
    options.onError(error)
    return toResponse('code' in error && error.code === 'SQLITE_FULL' ? diskFull : internal)
  })
  return app
}

/** [C2] All commands of a body, or what is wrong with the first that is malformed. */
function parseCommands(value: unknown): Command[] | Problem {
  const inputs: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (inputs.length === 0 || inputs.length > commandsMax)
    return problem('invalid-field', `A batch has 1 to ${commandsMax} commands.`, { field: '' })
  const commands: Command[] = []
  for (const [index, input] of inputs.entries()) {
    const parsed = parseCommand(input)
    if (!parsed.ok) return { ...fromMalformed(parsed.malformed), ...(Array.isArray(value) ? { index } : {}) }
    commands.push(parsed.value)
  }
  return commands
}

const fromMalformed = ({ code, detail, field }: Malformed): Problem => problem(code, detail, { field })

const reused = problem('command-id-reused', 'This commandId stands for another command.', { field: 'commandId' })
const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  jsonText(JSON.stringify(value), status, headers)

const jsonOr = (value: object): Response => (isProblem(value) ? toResponse(value) : json(value))

const jsonText = (text: string, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(text, {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  })

const methodNotAllowed = (methods: readonly string[]): Response =>
  toResponse(problem('method-not-allowed', `Here only ${methods.join(' and ')} can be asked.`), {
    allow: methods.join(', '),
  })

/** A whole number in the query, or the problem with it. */
function wholeNumber(url: URL, name: string, otherwise: number, min: number, max: number): number | Problem {
  const text = url.searchParams.get(name)
  if (text === null) return otherwise
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  return problem('invalid-field', `\`${name}\` is a whole number from ${min} to ${max}.`, { field: name })
}
