import * as z from 'zod/mini'
import type { UserId } from './id.ts'
import {
  type BoardId,
  type CardId,
  type CommandId,
  isBoardId,
  isCardId,
  isCommandId,
  isListId,
  type ListId,
} from './id.ts'
import type { Diff, Users } from './presence.ts'
import { isStorable } from './text.ts'

/** The messages of the socket, by direction. None of them is ever logged. */

const atFieldsMax = 16

const board = z.custom<BoardId>(isBoardId, 'must be a board id')
const card = z.custom<CardId>(isCardId, 'must be a lower-case UUID')
const list = z.custom<ListId>(isListId, 'must be a lower-case UUID')
const commandId = z.custom<CommandId>(isCommandId, 'must be a lower-case UUID')
const shortText = z.string().check(z.maxLength(64), z.refine(isStorable))
const field = shortText.check(z.minLength(1))
/** A place relative to content: a few short fields. The server passes it on as it is; who shows it reads it with care. */
const at = z.nullable(
  z
    .record(shortText, z.union([z.number(), z.boolean(), z.null(), shortText]))
    .check(z.refine((fields) => Object.keys(fields).length <= atFieldsMax)),
)

const message = <Type extends string, Fields extends z.core.$ZodLooseShape>(type: Type, fields: Fields) =>
  z.strictObject({ type: z.literal(type), ...fields })

const clientMessage = z.discriminatedUnion('type', [
  message('join', { board }),
  message('leave', { board }),
  message('watch', { board }),
  message('unwatch', { board }),
  message('viewing', { board, card: z.nullable(card) }),
  message('idle', { board, idle: z.boolean() }),
  message('typing', { board, card, field }),
  message('stop_typing', { board, card, field }),
  message('cursor', { board, at }),
  message('view', { board, at }),
  message('drag', { board, card, list: z.nullable(list), after: z.optional(z.nullable(card)), at }),
  message('drop', { board, card, commandId: z.optional(commandId) }),
  message('gather', { board, at }),
  message('ping', {}),
])

/** What a client says. */
export type ClientMessage = z.infer<typeof clientMessage>

/** A client's message from its text; null where it is none. */
export function parseClientMessage(text: string): ClientMessage | null {
  try {
    const parsed = clientMessage.safeParse(withoutSpeaker(JSON.parse(text)))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** [P3] Who speaks is the server's to say: what a client writes of it is not read. */
function withoutSpeaker(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input
  const { user: _user, session: _session, ...said }: Record<string, unknown> = { ...input }
  return said
}

export type LiveErrorCode = 'not-understood' | 'not-found' | 'not-joined' | 'too-many'

type Passed = Extract<
  ClientMessage,
  { type: 'typing' | 'stop_typing' | 'cursor' | 'view' | 'drag' | 'drop' | 'gather' }
>

/** What someone else did, passed on with who it was. */
export type PassedMessage = Passed & { readonly session: string; readonly user: UserId }

/** What the server says. */
export type ServerMessage =
  | { readonly type: 'presence_state'; readonly board: BoardId; readonly session: string; readonly users: Users }
  | ({ readonly type: 'presence_diff'; readonly board: BoardId } & Diff)
  | PassedMessage
  /** My inbox is another: it is to be asked for. */
  | { readonly type: 'inbox' }
  | { readonly type: 'head'; readonly board: BoardId; readonly seq: number }
  | { readonly type: 'pong' }
  | { readonly type: 'error'; readonly code: LiveErrorCode; readonly board?: BoardId }
  | { readonly type: 'revoked'; readonly board: BoardId }
  | { readonly type: 'bye'; readonly reason: string }
