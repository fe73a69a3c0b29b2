/** Ids are branded, so that a list's id cannot stand where a card's is meant. They are checked once, at the edge. */

declare const kind: unique symbol
type Id<Kind extends string> = string & { readonly [kind]: Kind }

/** 1 to 12 characters of `[A-Za-z0-9_-]`, made by the server. */
export type BoardId = Id<'board'>
/** A lower-case UUID, made by whoever makes the list. */
export type ListId = Id<'list'>
/** A lower-case UUID, made by whoever makes the card. */
export type CardId = Id<'card'>
/** A lower-case UUID, made by whoever makes the label. */
export type LabelId = Id<'label'>
/** A lower-case UUID, made by whoever makes the checklist; unique on its card. */
export type ChecklistId = Id<'checklist'>
/** A lower-case UUID, made by whoever makes the item; unique on its card. */
export type ItemId = Id<'item'>
/** A lower-case UUID, made by whoever makes the comment; unique on its card. */
export type CommentId = Id<'comment'>
/** A lower-case UUID, made by whoever attaches a file; unique on its card. */
export type AttachmentId = Id<'attachment'>
/** A lower-case UUID, made by the server: where the bytes of an attachment lie. */
export type FileId = Id<'file'>
/** A lower-case UUID, made by the server: a share link, which is not its token. */
export type LinkId = Id<'link'>
/** A lower-case UUID, unique for its actor on a board. */
export type CommandId = Id<'command'>
/** 1 to 64 characters of `[A-Za-z0-9_-]`, made by the accounts. */
export type UserId = Id<'user'>
/** One unbroken life of the log: 8 characters of `[A-Za-z0-9]`. */
export type Epoch = Id<'epoch'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const matches = (id: unknown, pattern: RegExp): id is string => typeof id === 'string' && pattern.test(id)

export const isBoardId = (id: unknown): id is BoardId => matches(id, /^[A-Za-z0-9_-]{1,12}$/)
export const isListId = (id: unknown): id is ListId => matches(id, uuid)
export const isCardId = (id: unknown): id is CardId => matches(id, uuid)
export const isLabelId = (id: unknown): id is LabelId => matches(id, uuid)
export const isChecklistId = (id: unknown): id is ChecklistId => matches(id, uuid)
export const isItemId = (id: unknown): id is ItemId => matches(id, uuid)
export const isCommentId = (id: unknown): id is CommentId => matches(id, uuid)
export const isAttachmentId = (id: unknown): id is AttachmentId => matches(id, uuid)
export const isFileId = (id: unknown): id is FileId => matches(id, uuid)
export const isLinkId = (id: unknown): id is LinkId => matches(id, uuid)
export const isCommandId = (id: unknown): id is CommandId => matches(id, uuid)
export const isUserId = (id: unknown): id is UserId => matches(id, /^[A-Za-z0-9_-]{1,64}$/)
export const isEpoch = (id: unknown): id is Epoch => matches(id, /^[A-Za-z0-9]{8}$/)

/** The id itself, or a thrown error: for ids that our own code has made. */
export const checked = <I extends string>(is: (id: unknown) => id is I, id: string): I => {
  if (!is(id)) throw new Error(`not a well-formed id: ${JSON.stringify(id)}`)
  return id
}
