import * as z from 'zod/mini'
import { parse } from '../../domain/command.ts'
import { type BoardId, isBoardId, type UserId } from '../../domain/id.ts'
import { type Answer, json, refuse } from '../exchange.ts'
import { fromMalformed, problem } from '../problem.ts'
import type { Handle, Routes } from '../routes.ts'
import { type LetterPlace, parsePlace } from './letter-place.ts'
import type { Inbox } from './reading.ts'

export type InboxRoutesOptions = {
  readonly inbox: Inbox
  /** Someone's letters are read: their other pages want to know. */
  readonly onRead: (user: UserId) => void
}

const markedMax = 100

const place = z.pipe(
  z.string().check(z.refine((text) => parsePlace(text) !== null, 'must be a place that an answer named')),
  z.transform((text): LetterPlace | null => parsePlace(text)),
)
const letter = z.strictObject({
  board: z.custom<BoardId>(isBoardId, 'must be a board id'),
  seq: z.int().check(z.positive()),
})
const marking = z.strictObject({
  letters: z.optional(z.array(letter).check(z.maxLength(markedMax))),
  upTo: z.optional(place),
})

/** The routes of the inbox: rules H83 to H86. */
export function createInboxRoutes({ inbox, onRead }: InboxRoutesOptions): Routes {
  const read: Handle = async ({ user, query }) => {
    const before = query.get('before')
    const after = before === null ? null : parsePlace(before)
    return before !== null && !after ? refuse(noPlace) : json(await inbox.page(user, after))
  }
  const count: Handle = async ({ user }) => json({ unread: await inbox.unread(user) })
  const mark: Handle = async ({ user, body: readBody }) => {
    const body = await readBody()
    if ('problem' in body) return refuse(body.problem)
    const parsed = parse(marking, body.value)
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    const { letters = [], upTo } = parsed.value
    if (letters.length > 0) await inbox.read(user, letters)
    if (upTo) await inbox.readUpTo(user, upTo)
    onRead(user)
    return nothing
  }
  return {
    '/api/inbox': { GET: read },
    '/api/inbox/unread': { GET: count },
    '/api/inbox/read': { POST: mark },
  }
}

const noPlace = problem('invalid-field', '`before` is what an answer named.', { field: 'before' })
const nothing: Answer = { status: 204, headers: { 'cache-control': 'no-store' }, body: null }
