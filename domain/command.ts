import * as z from 'zod/mini'
import { fileTypes } from './attachment.ts'
import { manyCardsMax } from './board.ts'
import { canonical } from './canonical.ts'
import {
  type AttachmentId,
  type BoardId,
  type CardId,
  type ChecklistId,
  type CommandId,
  type CommentId,
  type FileId,
  type ItemId,
  isAttachmentId,
  isBoardId,
  isCardId,
  isChecklistId,
  isCommandId,
  isCommentId,
  isFileId,
  isItemId,
  isLabelId,
  isLinkId,
  isListId,
  isUserId,
  type LabelId,
  type LinkId,
  type ListId,
  type UserId,
} from './id.ts'
import { labelColors } from './label.ts'
import { msOf } from './moment.ts'
import { memberRoles, sharedRoles } from './sharing.ts'
import { isComment, isDescription, isFileName, isName, isTitle } from './text.ts'

/** The commands, as they come from outside. One line each; the parser and the types follow from it. */

const id = {
  board: z.custom<BoardId>(isBoardId, 'must be the id of a board'),
  list: z.custom<ListId>(isListId, 'must be a lower-case UUID'),
  card: z.custom<CardId>(isCardId, 'must be a lower-case UUID'),
  label: z.custom<LabelId>(isLabelId, 'must be a lower-case UUID'),
  checklist: z.custom<ChecklistId>(isChecklistId, 'must be a lower-case UUID'),
  item: z.custom<ItemId>(isItemId, 'must be a lower-case UUID'),
  comment: z.custom<CommentId>(isCommentId, 'must be a lower-case UUID'),
  attachment: z.custom<AttachmentId>(isAttachmentId, 'must be a lower-case UUID'),
  file: z.custom<FileId>(isFileId, 'must be a lower-case UUID'),
  link: z.custom<LinkId>(isLinkId, 'must be a lower-case UUID'),
  command: z.custom<CommandId>(isCommandId, 'must be a lower-case UUID'),
  user: z.custom<UserId>(isUserId, 'must be a user id'),
}
const title = z
  .string()
  .check(z.refine(isTitle, 'must be one line of 1 to 500 characters, of which at least one can be seen'))
const name = z
  .string()
  .check(z.refine(isName, 'must be one line of 1 to 60 characters, of which at least one can be seen'))
const fileName = z
  .string()
  .check(z.refine(isFileName, 'must be one line of 1 to 255 characters that names no folder and can be seen'))
const description = z.string().check(z.refine(isDescription, 'must be well-formed text of at most 64 KiB, without NUL'))
const comment = z
  .string()
  .check(z.refine(isComment, 'must be well-formed text of at most 16 KiB, without NUL, of which something can be seen'))
/** Milliseconds since 1970. */
const ms = z.int().check(z.nonnegative())
const seq = z.int().check(z.nonnegative())
const limit = z.nullable(z.int().check(z.minimum(0), z.maximum(20_000)))

const cardIds = z.array(id.card).check(
  z.refine((ids) => ids.length >= 1 && ids.length <= manyCardsMax, `must name 1 to ${manyCardsMax} cards`),
  z.refine((ids) => new Set(ids).size === ids.length, 'must name each card once'),
)
const newCards = z.array(z.strictObject({ cardId: id.card, title })).check(
  z.refine((cards) => cards.length >= 1 && cards.length <= manyCardsMax, `must name 1 to ${manyCardsMax} cards`),
  z.refine((cards) => new Set(cards.map(({ cardId }) => cardId)).size === cards.length, 'must name each card once'),
)
const color = z.enum(labelColors)
const prefix = z.string().check(z.regex(/^[A-Z][A-Z0-9]{0,5}$/, 'must be 1 to 6 of A–Z and 0–9, a letter first'))
/** The cards to copy, each with the id of its copy. */
const copies = z.record(id.card, id.card).check(
  z.refine((ids) => Object.keys(ids).length <= manyCardsMax, `must name at most ${manyCardsMax} cards`),
  z.refine((ids) => new Set(Object.values(ids)).size === Object.keys(ids).length, 'must give each id once'),
)
const moment = z.string().check(z.refine((text) => msOf(text) !== null, 'must be a time in RFC 3339 with Z'))

/** The end when left out, the top when null. */
const afterList = z.optional(z.nullable(id.list))
const afterCard = z.optional(z.nullable(id.card))

const afterChecklist = z.optional(z.nullable(id.checklist))
const afterItem = z.optional(z.nullable(id.item))

/** What names a checklist of a card, or an item. */
const checklist = { cardId: id.card, checklistId: id.checklist }
const item = { cardId: id.card, itemId: id.item }
const attachment = { cardId: id.card, attachmentId: id.attachment }

const command = <Type extends string, Fields extends z.core.$ZodLooseShape>(type: Type, fields: Fields) =>
  z.strictObject({ commandId: id.command, type: z.literal(type), ...fields })

export const commandSchemas = {
  RenameBoard: command('RenameBoard', { title }),
  SetLinkRole: command('SetLinkRole', { role: z.enum([...sharedRoles, 'none']) }),
  SetMemberRole: command('SetMemberRole', { userId: id.user, role: z.enum(memberRoles) }),
  RemoveMember: command('RemoveMember', { userId: id.user }),
  LeaveBoard: command('LeaveBoard', {}),
  AddLink: command('AddLink', {
    linkId: id.link,
    name,
    role: z.enum(sharedRoles),
    expiresAt: z.nullable(ms),
    usesMax: z.nullable(z.int().check(z.minimum(1), z.maximum(10_000))),
    hasPassword: z.boolean(),
  }),
  RevokeLink: command('RevokeLink', { linkId: id.link }),
  UseLink: command('UseLink', { linkId: id.link, at: ms }),
  AliasPerson: command('AliasPerson', { from: id.user, to: id.user }),
  LapseMembers: command('LapseMembers', { at: ms }),
  DescribeBoard: command('DescribeBoard', { description, base: seq }),
  ColorBoard: command('ColorBoard', { color: z.nullable(color) }),
  SetPrefix: command('SetPrefix', { prefix }),
  ArchiveBoard: command('ArchiveBoard', {}),
  RestoreBoard: command('RestoreBoard', {}),
  AddList: command('AddList', { listId: id.list, title, after: afterList }),
  RenameList: command('RenameList', { listId: id.list, title }),
  MoveList: command('MoveList', { listId: id.list, after: afterList }),
  ArchiveList: command('ArchiveList', { listId: id.list }),
  RestoreList: command('RestoreList', { listId: id.list }),
  SetListLimit: command('SetListLimit', { listId: id.list, limit }),
  SortList: command('SortList', { listId: id.list, by: z.enum(['due', 'title', 'age']) }),
  CopyList: command('CopyList', { listId: id.list, newListId: id.list, title: z.optional(title), copies }),
  AddCard: command('AddCard', { cardId: id.card, listId: id.list, title, after: afterCard }),
  AddCards: command('AddCards', { cards: newCards, listId: id.list, after: afterCard }),
  RenameCard: command('RenameCard', { cardId: id.card, title }),
  MoveCard: command('MoveCard', { cardId: id.card, listId: id.list, after: afterCard }),
  ArchiveCard: command('ArchiveCard', { cardId: id.card }),
  RestoreCard: command('RestoreCard', { cardId: id.card }),
  MoveCardToBoard: command('MoveCardToBoard', {
    cardId: id.card,
    toBoard: id.board,
    toList: id.list,
    newCardId: id.card,
    after: afterCard,
  }),
  DeleteCard: command('DeleteCard', { cardId: id.card }),
  DescribeCard: command('DescribeCard', { cardId: id.card, description, base: seq }),
  CopyCard: command('CopyCard', {
    cardId: id.card,
    newCardId: id.card,
    listId: z.optional(id.list),
    after: afterCard,
    title: z.optional(title),
  }),
  AddLabel: command('AddLabel', { labelId: id.label, name, color }),
  RenameLabel: command('RenameLabel', { labelId: id.label, name }),
  ColorLabel: command('ColorLabel', { labelId: id.label, color }),
  ArchiveLabel: command('ArchiveLabel', { labelId: id.label }),
  RestoreLabel: command('RestoreLabel', { labelId: id.label }),
  LabelCards: command('LabelCards', { cardIds, labelId: id.label }),
  UnlabelCards: command('UnlabelCards', { cardIds, labelId: id.label }),
  AssignCards: command('AssignCards', { cardIds, userId: id.user }),
  UnassignCards: command('UnassignCards', { cardIds, userId: id.user }),
  SetDue: command('SetDue', { cardIds, at: z.nullable(moment) }),
  MarkDue: command('MarkDue', { cardIds, done: z.boolean() }),
  MoveCards: command('MoveCards', { cardIds, listId: id.list, after: afterCard }),
  ArchiveCards: command('ArchiveCards', { cardIds }),
  RestoreCards: command('RestoreCards', { cardIds }),
  AddChecklist: command('AddChecklist', { ...checklist, title, after: afterChecklist }),
  RenameChecklist: command('RenameChecklist', { ...checklist, title }),
  MoveChecklist: command('MoveChecklist', { ...checklist, after: afterChecklist }),
  RemoveChecklist: command('RemoveChecklist', checklist),
  AddItem: command('AddItem', { ...checklist, itemId: id.item, text: title, after: afterItem }),
  EditItem: command('EditItem', { ...item, text: title, base: seq }),
  CheckItem: command('CheckItem', { ...item, done: z.boolean() }),
  AssignItem: command('AssignItem', { ...item, userId: z.nullable(id.user) }),
  SetItemDue: command('SetItemDue', { ...item, at: z.nullable(moment) }),
  MoveItem: command('MoveItem', { ...item, checklistId: id.checklist, after: afterItem }),
  RemoveItem: command('RemoveItem', item),
  TurnItemIntoCard: command('TurnItemIntoCard', { ...item, newCardId: id.card }),
  AddComment: command('AddComment', { cardId: id.card, commentId: id.comment, text: comment }),
  EditComment: command('EditComment', { cardId: id.card, commentId: id.comment, text: comment, base: seq }),
  RemoveComment: command('RemoveComment', { cardId: id.card, commentId: id.comment }),
  AttachFile: command('AttachFile', {
    ...attachment,
    name: fileName,
    fileType: z.enum(fileTypes),
    size: seq,
    hash: z.string(),
    file: id.file,
  }),
  RenameAttachment: command('RenameAttachment', { ...attachment, name: fileName }),
  RemoveAttachment: command('RemoveAttachment', attachment),
  SetCover: command('SetCover', { cardId: id.card, attachmentId: z.nullable(id.attachment) }),
  EraseTexts: command('EraseTexts', {
    of: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('comment'), cardId: id.card, commentId: id.comment }),
      z.strictObject({ kind: z.literal('description'), cardId: id.card }),
      z.strictObject({ kind: z.literal('titles'), cardId: id.card }),
      z.strictObject({ kind: z.literal('checklist'), cardId: id.card, checklistId: id.checklist }),
      z.strictObject({ kind: z.literal('item'), cardId: id.card, itemId: id.item }),
      z.strictObject({ kind: z.literal('attachment'), cardId: id.card, attachmentId: id.attachment }),
      z.strictObject({ kind: z.literal('list'), listId: id.list }),
      z.strictObject({ kind: z.literal('board') }),
      z.strictObject({ kind: z.literal('person'), userId: id.user }),
    ]),
  }),
  EraseOwnTexts: command('EraseOwnTexts', {}),
  UndoCommand: command('UndoCommand', { undoes: id.command }),
  UndoEverythingBy: command('UndoEverythingBy', { userId: id.user, from: seq, to: seq }),
  RestoreCardTo: command('RestoreCardTo', { cardId: id.card, at: seq }),
  RestoreListTo: command('RestoreListTo', { listId: id.list, at: seq }),
  RestoreOrder: command('RestoreOrder', { at: seq }),
} as const

type Schemas = typeof commandSchemas
export type CommandType = keyof Schemas
/** A command of one type, parsed. */
export type CommandOf<T extends CommandType> = { [K in T]: Readonly<z.infer<Schemas[K]>> }[T]
/** What someone asks of a board. */
export type Command = CommandOf<CommandType>

/** Why something from outside was not understood. */
export type Malformed = {
  readonly code: 'invalid-field' | 'unknown-field' | 'unknown-command'
  readonly field: string
  readonly detail: string
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly malformed: Malformed }

/** What the server alone asks for: what such a command says, it has measured or made itself. */
const ownTypes: ReadonlyMap<string, string> = new Map<CommandType, string>([
  ['AttachFile', 'A file is attached by uploading it to `/attachments` of its card.'],
  ['AddLink', 'A share link is made by `POST /links` of its board.'],
  ['UseLink', 'A share link is used by `POST /api/links`.'],
  ['AliasPerson', 'The server asks this itself, when a guest becomes an account.'],
  ['LapseMembers', 'The server asks this itself.'],
  ['EraseOwnTexts', 'The server asks this itself, for whom `DELETE /api/me` deletes.'],
])

/** Makes a command of what came from outside, or says what is wrong with it. */
export function parseCommand(input: unknown): Parsed<Command> {
  const type = typeOf(input)
  if (type === undefined)
    return malformed(
      'invalid-field',
      'type',
      'A command is an object with `commandId`, `type` and the fields of its type.',
    )
  const own = ownTypes.get(type)
  if (own !== undefined) return malformed('unknown-command', 'type', own)
  if (!isCommandType(type)) return malformed('unknown-command', 'type', 'There is no command of this type.')
  return parse<Command>(commandSchemas[type], input)
}

/** Parses by a schema; what is wrong is told with the first field that is at fault. */
export function parse<T>(schema: z.core.$ZodType<T>, input: unknown): Parsed<T> {
  const result = z.safeParse(schema, input)
  if (result.success) return { ok: true, value: result.data }
  const issue = result.error.issues[0]
  const field = issue?.path.join('.') ?? ''
  if (issue?.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    return malformed('unknown-field', field ? `${field}.${key}` : key, `There is no field ${JSON.stringify(key)} here.`)
  }
  return malformed('invalid-field', field, `${field || 'The body'} ${issue?.message ?? 'is not as it should be'}.`)
}

const malformed = (code: Malformed['code'], field: string, detail: string): { ok: false; malformed: Malformed } => ({
  ok: false,
  malformed: { code, field, detail },
})

/**
 * [C4, C35] What makes a command the same command: all that was asked, and not where its bytes were put, nor which text
 * was before its writer: a command that waits for the number of that has none yet where another tab holds it (R12).
 */
export function formOf(asked: Command): string {
  const { file: _, base: __, ...form } = { file: undefined, base: undefined, ...asked }
  return canonical(form)
}

const isCommandType = (type: string): type is CommandType => Object.hasOwn(commandSchemas, type)

function typeOf(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('type' in input)) return undefined
  return typeof input.type === 'string' ? input.type : undefined
}
