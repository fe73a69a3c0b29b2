import type { Attachment } from './attachment.ts'
import type { Checklist, Item } from './checklist.ts'
import type { Command } from './command.ts'
import type { Comment } from './comment.ts'
import type { Event, EventType, Foldable } from './event.ts'
import { attachmentFolds } from './folds/attachments.ts'
import { checklistFolds } from './folds/checklists.ts'
import { commentFolds } from './folds/comments.ts'
import type { AttachmentId, CardId, ChecklistId, CommentId, ItemId } from './id.ts'

/** What of a card comes when it is opened: a second fold of the same log. */
export type Body = {
  readonly description: string
  /** The `seq` at which the description was last changed; 0: never. */
  readonly describedAt: number
  readonly checklists: Readonly<Record<ChecklistId, Checklist>>
  readonly items: Readonly<Record<ItemId, Item>>
  readonly comments: Readonly<Record<CommentId, Comment>>
  readonly attachments: Readonly<Record<AttachmentId, Attachment>>
  /** The ids of what was removed: they are not given again. */
  readonly gone: readonly string[]
}

/** An entry as the fold of a body needs it. What is not confirmed has no time yet. */
export type BodyEntry = Foldable & { readonly at: number | string | null }

/** What an event does to the body of the card that it names; `at` is when, in RFC 3339. */
export type BodyFolds<T extends EventType> = {
  readonly [K in T]: (body: Body, event: Event<K>, entry: { readonly seq: number; readonly at: string | null }) => Body
}

export const emptyBody: Body = {
  description: '',
  describedAt: 0,
  checklists: {},
  items: {},
  comments: {},
  attachments: {},
  gone: [],
}

/** A card's body alone, always with its fields in one order. */
export const bodyOf = ({ description, describedAt, checklists, items, comments, attachments, gone }: Body): Body => ({
  description,
  describedAt,
  checklists,
  items,
  comments,
  attachments,
  gone,
})

/** The card whose body a command is decided on; null for those that are decided on the board alone. */
export const bodyNeededBy = (asked: Command): CardId | null =>
  'cardId' in asked && needing.has(asked.type) ? asked.cardId : null

/** A card's body after these entries; entries that do not touch it may be left out. */
export function foldBody(body: Body, cardId: CardId, entries: readonly BodyEntry[]): Body {
  let folded = body
  for (const { seq, at, events } of entries)
    for (const event of events)
      if (event.type === 'TextsErased' || event.type === 'OwnTextsErased')
        folded = withoutErased(folded, cardId, event, seq)
      else if ('cardId' in event && event.cardId === cardId && isOfBody(event))
        folded = applyEvent(folded, event, { seq, at: typeof at === 'number' ? new Date(at).toISOString() : at })
  return folded
}

const needing: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'DescribeCard',
  'CopyCard',
  'AddChecklist',
  'RenameChecklist',
  'MoveChecklist',
  'RemoveChecklist',
  'AddItem',
  'EditItem',
  'CheckItem',
  'AssignItem',
  'SetItemDue',
  'MoveItem',
  'RemoveItem',
  'TurnItemIntoCard',
  'AddComment',
  'EditComment',
  'RemoveComment',
  'AttachFile',
  'RenameAttachment',
  'RemoveAttachment',
  'SetCover',
  'RestoreCardTo',
])

/** The types of event that a body is folded of. */
export type BodyEventType =
  | 'CardDescribed'
  | 'CardArrived'
  | 'CardDeleted'
  | keyof typeof checklistFolds
  | keyof typeof commentFolds
  | keyof typeof attachmentFolds

const folds: BodyFolds<BodyEventType> = {
  CardDescribed: (body, { description }, { seq }) => ({ ...body, description, describedAt: seq }),
  CardArrived: (_, { body }, { seq }) => writtenAt(body, seq),
  CardDeleted: () => emptyBody,
  ...checklistFolds,
  ...commentFolds,
  ...attachmentFolds,
}

/** [E8] A body without what went with erased words. */
function withoutErased(body: Body, cardId: CardId, event: Event<'TextsErased' | 'OwnTextsErased'>, seq: number): Body {
  const index = event.cardIds.indexOf(cardId)
  if (index === -1) return body
  const isDescription = event.type === 'TextsErased' && event.of.kind === 'description'
  const left = isDescription ? { ...body, description: '', describedAt: seq } : body
  const gone = event.commentIds[index] ?? []
  if (gone.length === 0) return left
  const comments = Object.values<Comment>(left.comments).filter(({ id }) => !gone.includes(id))
  return { ...left, comments: Object.fromEntries(comments.map((one) => [one.id, one])), gone: [...left.gone, ...gone] }
}

/** A body all of whose words were last changed at a `seq`. */
const writtenAt = (body: Body, seq: number): Body => ({
  ...body,
  describedAt: body.describedAt === 0 ? 0 : seq,
  items: withEach(body.items, { writtenAt: seq }),
  comments: withEach(body.comments, { writtenAt: seq }),
})

const withEach = <T extends object>(things: Readonly<Record<string, T>>, change: Partial<T>): Record<string, T> =>
  Object.fromEntries(Object.entries(things).map(([id, thing]) => [id, { ...thing, ...change }]))

export const isOfBody = (event: Event): event is Event<BodyEventType> => Object.hasOwn(folds, event.type)

function applyEvent<T extends BodyEventType>(
  body: Body,
  event: Event<T>,
  entry: { readonly seq: number; readonly at: string | null },
): Body {
  return folds[event.type](body, event, entry)
}
