import * as z from 'zod/mini'
import type { EventLog } from '../db/event-log.ts'
import type { Card } from '../domain/board.ts'
import type { Body } from '../domain/body.ts'
import { type Command, parse, parseCommand } from '../domain/command.ts'
import { duplicateBoard } from '../domain/duplicate.ts'
import { type BoardId, type CardId, type CommandId, isBoardId, isCommandId, type UserId } from '../domain/id.ts'
import { colors } from '../domain/person.ts'
import { createBoard, type Making, templateNames } from '../domain/template.ts'
import { isName, isTitle } from '../domain/text.ts'
import type { Erasing } from './attachments/erasing.ts'
import type { Boards } from './boards.ts'
import type { Commanding } from './commanding.ts'
import { type Answer, json, jsonText, refuse } from './exchange.ts'
import { encodeEntry, type Feed } from './feed.ts'
import { givePast } from './give-past.ts'
import { pause } from './pause.ts'
import type { People } from './people.ts'
import {
  diskFull,
  fromMalformed,
  isProblem,
  noBoard,
  noSession,
  type Problem,
  problem,
  reused,
  stopping,
} from './problem.ts'
import type { Reading } from './reading.ts'
import type { Handle, Routes } from './routes.ts'
import type { Search } from './search.ts'
import { createSee } from './seeing.ts'
import type { Snapshots } from './snapshots.ts'
import type { Stars } from './stars.ts'
import type { Visits } from './visits.ts'
import { waitFor } from './wait-for.ts'
import { wholeNumber } from './whole-number.ts'

/** What the API needs of the house. */
export type ApiOptions = {
  readonly boards: Boards
  readonly command: Commanding
  readonly erasing: Pick<Erasing, 'withBoard'>
  readonly feed: Feed
  readonly log: EventLog
  readonly onRenamed: (id: UserId) => void
  readonly people: People
  readonly reading: Reading
  readonly search: Search
  readonly snapshots: Snapshots
  readonly stars: Stars
  readonly visits: Visits
  /** A board was deleted for good. */
  readonly onDeleted: (board: BoardId) => void
  readonly newCommandId: () => CommandId
  readonly now: () => number
  readonly newUuid: Making['newUuid']
  /** The id of the board that this command makes; the same for the same command, and not to be guessed. */
  readonly boardIdFor: (actor: UserId, commandId: CommandId) => BoardId
  /** Someone fetched what they had missed. */
  readonly countGapHealed: () => void
  readonly isStopping: () => boolean
}

const commandsMax = 100
const zipBytesMin = 1_024
const pollEntriesMax = 1_000
const pollBytesMax = 1024 * 1024
const typedCharsMax = 500
const hitsMax = 50

const newBoard = z.strictObject({
  commandId: z.optional(z.custom<CommandId>(isCommandId, 'must be a lower-case UUID')),
  title: z
    .string()
    .check(z.refine(isTitle, 'must be one line of 1 to 500 characters, of which at least one can be seen')),
  template: z.optional(z.enum(templateNames)),
  /** The board that it is to be like. */
  from: z.optional(z.custom<BoardId>(isBoardId, 'must be a board id')),
})
const newLook = z.strictObject({
  color: z.optional(z.enum(colors)),
  name: z.optional(
    z.string().check(z.refine(isName, 'must be one line of 1 to 60 characters, of which at least one can be seen')),
  ),
})

/** The routes under `/api`, beside those of accounts. */
export function createApi(options: ApiOptions): Routes {
  const { boards, feed, log, people, reading, snapshots, stars, visits } = options
  const { epoch } = log
  const look = createSee(boards)

  const me: Handle = async ({ user }) => {
    const found = people.find(user)
    return found ? json(found) : refuse(noSession)
  }

  const renameMe: Handle = async ({ user, body: read }) => {
    const body = await read()
    if ('problem' in body) return refuse(body.problem)
    const parsed = parse(newLook, body.value)
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    const renamed = people.change(user, parsed.value)
    options.onRenamed(user)
    return renamed ? json(renamed) : refuse(noSession)
  }

  const find: Handle = async ({ user, query }) => {
    const typed = query.get('q') ?? ''
    const limit = wholeNumber(query, 'limit', 20, 1, hitsMax)
    if (typeof limit !== 'number') return refuse(limit)
    if (Array.from(typed).length > typedCharsMax)
      return refuse(problem('invalid-field', `\`q\` has at most ${typedCharsMax} characters.`, { field: 'q' }))
    return json(await options.search(user, typed, limit))
  }

  const listBoards: Handle = async ({ user }) => json({ boards: await reading.boards(user) })

  const makeBoard: Handle = async ({ user, body: read }) => {
    const body = await read()
    if ('problem' in body) return refuse(body.problem)
    const parsed = parse(newBoard, body.value)
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    if (options.isStopping()) return refuse(stopping)
    const { title, template = 'blank', from, commandId = options.newCommandId() } = parsed.value
    if (from !== undefined && parsed.value.template !== undefined) return refuse(eitherOr)
    const id = options.boardIdFor(user, commandId)
    const making = { title, owner: user, linkRole: 'editor', now: options.now(), newUuid: options.newUuid } as const
    const created = await boards.create(id, user, {
      commandId,
      asked: { title, ...(from === undefined ? { template } : { from }) },
      entries: async () => (from === undefined ? [createBoard(template, making)] : duplicate(from, user, title)),
      newCommandId: options.newCommandId,
    })
    if (created.kind === 'reused') return refuse(reused)
    if (created.kind === 'full') return refuse(diskFull)
    if (created.kind === 'gone') return refuse(noBoard)
    const { seq } = from === undefined ? { seq: 1 } : await feed.head(id)
    return json({ id, title, seq }, 201, { location: `/api/boards/${id}` })
  }

  /** The entries of a board that is like another; null where that one may not be seen. */
  const duplicate = async (from: BoardId, user: UserId, title: string) => {
    const seen = await look(from, user, (state) => state)
    if (!seen) return null
    const bodies = new Map<CardId, Body>()
    for (const { id, described, checks } of Object.values<Card>(seen.board.cards)) {
      if (!described && !checks) continue
      if (bodies.size % 50 === 49) await pause()
      bodies.set(id, await boards.bodyAsOf(from, id, seen.seq))
    }
    return duplicateBoard({ board: seen.board, bodies, title, owner: user })
  }

  const deleteBoard: Handle = async ({ user, param }) => {
    const id = param('board')
    if (!isBoardId(id)) return refuse(noBoard)
    if (options.isStopping()) return refuse(stopping)
    const remove = () => boards.remove(id, user)
    const mayBe = await boards.look(id, ({ board }) => board.owner === user && board.archivedAt !== null)
    const removed = await (mayBe ? options.erasing.withBoard(id, remove) : remove())
    switch (removed.kind) {
      case 'done':
        stars.forget(id)
        visits.forget(id)
        options.onDeleted(id)
        return nothing
      case 'not-found':
        return refuse(noBoard)
      case 'forbidden':
        return refuse(ownersOnly)
      case 'not-archived':
        return refuse(notArchived)
      case 'full':
        return refuse(diskFull)
    }
  }

  const star =
    (mark: 'put' | 'drop'): Handle =>
    async ({ user, param }) => {
      const id = param('board')
      if (!isBoardId(id) || !(await reading.maySee(id, user))) return refuse(noBoard)
      stars[mark](user, id)
      return nothing
    }

  const miniature: Handle = async ({ user, param }) => {
    const found = await reading.miniature(param('board'), user)
    return isProblem(found) ? refuse(found) : json({ board: found })
  }

  const snapshot: Handle = async ({ user, headers: sent, query, param }) => {
    const at = query.get('at')
    const board = param('board')
    if (at !== null) {
      const past = await reading.snapshotAt(board, user, at)
      return isProblem(past) ? refuse(past) : givePast(past, sent)
    }
    const encoded = isBoardId(board) ? await snapshots.get(board, user) : null
    if (!encoded || !isBoardId(board)) return refuse(noBoard)
    visits.note(user, board)
    const headers = { etag: encoded.etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding, cookie' }
    if (sent['if-none-match'] === encoded.etag) return { status: 304, headers, body: null }
    const mayZip = encoded.json.length > zipBytesMin && /\bgzip\b/.test(sent['accept-encoding'] ?? '')
    const zip: Record<string, string> = mayZip ? { 'content-encoding': 'gzip' } : {}
    const body = mayZip ? await encoded.gzip() : encoded.json
    return { status: 200, headers: { 'content-type': 'application/json', ...headers, ...zip }, body }
  }

  const openCard: Handle = async ({ user, query, param }) =>
    jsonOr(await reading.card(param('board'), param('card'), user, query.get('at')))

  const cardActivity: Handle = async ({ user, query, param }) => {
    const before = wholeNumber(query, 'before', Number.MAX_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER)
    if (typeof before !== 'number') return refuse(before)
    return jsonOr(await reading.activity(param('board'), param('card'), user, before))
  }

  const archive: Handle = async ({ user, query, param }) => {
    const before = wholeNumber(query, 'before', Number.MAX_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER)
    return typeof before === 'number' ? jsonOr(await reading.archive(param('board'), user, before)) : refuse(before)
  }

  const whoIsOn: Handle = async ({ user, param }) => {
    const found = await reading.people(param('board'), user)
    return isProblem(found) ? refuse(found) : json({ people: found })
  }

  const execute: Handle = async ({ user, param, body: read }) => {
    const id = param('board')
    if (!isBoardId(id)) return refuse(noBoard)
    const body = await read()
    if ('problem' in body) return refuse(body.problem)
    const commands = parseCommands(body.value)
    if (!Array.isArray(commands)) return refuse(commands)
    if (options.isStopping()) return refuse(stopping)
    return options.command(id, user, commands)
  }

  const poll: Handle = async ({ user, holds, query, param, onGone }) => {
    const id = param('board')
    const after = wholeNumber(query, 'after', 0, 0, Number.MAX_SAFE_INTEGER)
    const limit = wholeNumber(query, 'limit', pollEntriesMax, 1, pollEntriesMax)
    const wait = wholeNumber(query, 'wait', 0, 0, 25)
    if (typeof after !== 'number') return refuse(after)
    if (typeof limit !== 'number') return refuse(limit)
    if (typeof wait !== 'number') return refuse(wait)
    const readsFrom = () => look(id, user, ({ readsAfter }) => readsAfter)
    const from = await readsFrom()
    if (from === null || !isBoardId(id)) return refuse(noBoard)
    const asked = query.get('epoch')
    const head = (await feed.head(id)).seq
    const isElsewhere = (asked !== null && asked !== epoch) || after > head
    if (isElsewhere || after < from) return json({ reset: true, head, epoch })
    if (after === head && wait > 0 && !options.isStopping())
      await waitFor((wake) => feed.follow(id, wake), wait * 1_000, onGone)
    const rows = await log.read(id, after, { entriesMax: limit, bytesMax: pollBytesMax })
    // Asked after they are read: who lost access meanwhile gets nothing of what was written since.
    if (!holds()) return refuse(noSession)
    const still = await readsFrom()
    if (still === null) return refuse(noBoard)
    if (after < still) return json({ reset: true, head, epoch })
    if (wait === 0 && after > 0 && !query.has('limit') && rows.length > 0) options.countGapHealed()
    const entries = rows.map((row) => encodeEntry(row, people.show(row.actor)))
    const newest = Math.max((await feed.head(id)).seq, rows.at(-1)?.seq ?? 0)
    return jsonText(`{"entries":[${entries.join(',')}],"head":${newest},"epoch":${JSON.stringify(epoch)}}`)
  }

  return {
    '/api/boards/:board/commands': { POST: execute },
    '/api/boards/:board/events': { GET: poll },
    '/api/boards/:board': { GET: snapshot, DELETE: deleteBoard },
    '/api/boards/:board/star': { PUT: star('put'), DELETE: star('drop') },
    '/api/boards/:board/summary': { GET: miniature },
    '/api/boards/:board/cards/:card': { GET: openCard },
    '/api/boards/:board/cards/:card/activity': { GET: cardActivity },
    '/api/boards/:board/archive': { GET: archive },
    '/api/boards/:board/people': { GET: whoIsOn },
    '/api/boards': { GET: listBoards, POST: makeBoard },
    '/api/search': { GET: find },
    '/api/me': { GET: me, PATCH: renameMe },
  }
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

const eitherOr = problem('invalid-field', 'A board is made from a template or from a board, not from both.', {
  field: 'template',
})
const ownersOnly = problem('forbidden', 'Only its owner may delete a board.')
const notArchived = problem('not-archived', 'Only an archived board can be deleted.')
const nothing: Answer = { status: 204, headers: { 'cache-control': 'no-store' }, body: null }
const jsonOr = (value: object): Answer => (isProblem(value) ? refuse(value) : json(value))
