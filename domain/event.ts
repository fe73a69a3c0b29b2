import type { Attachment } from './attachment.ts'
import type { Card, Due, LinkRole, Rank } from './board.ts'
import type { Body } from './body.ts'
import type { Checks, Item } from './checklist.ts'
import type { Command, CommandOf, CommandType } from './command.ts'
import type { Comment } from './comment.ts'
import type {
  AttachmentId,
  BoardId,
  CardId,
  ChecklistId,
  CommandId,
  CommentId,
  ItemId,
  LinkId,
  ListId,
  UserId,
} from './id.ts'
import type { LabelColor } from './label.ts'
import type { MemberRole, SharedRole } from './sharing.ts'

/**
 * What can have happened on a board. The event that a command is named after carries the command's fields under the
 * same names, its results, and in `from` what it replaced; so its inverse needs nothing else. `cardIds` are the cards
 * for which something changed.
 */
type EventFields = {
  BoardCreated: { title: string; prefix: string; owner: UserId; linkRole: LinkRole }
  BoardRenamed: Fields<'RenameBoard'> & { from: { title: string } }
  LinkRoleSet: Fields<'SetLinkRole'> & { from: { role: LinkRole } }
  MemberRoleSet: Fields<'SetMemberRole'> & { from: { role: MemberRole | null } }
  MemberRemoved: Fields<'RemoveMember'>
  BoardLeft: { userId: UserId }
  LinkAdded: Fields<'AddLink'>
  /** Whoever came by it goes with it. */
  LinkRevoked: Fields<'RevokeLink'>
  /** Someone is let in: until then, where the link ends. */
  LinkUsed: { linkId: LinkId; userId: UserId; role: SharedRole; until: number | null }
  /** A guest has become an account: what was theirs is the account's. */
  PersonAliased: Fields<'AliasPerson'>
  /** Whose time is up. */
  MembersLapsed: { userIds: readonly UserId[] }
  BoardDescribed: Fields<'DescribeBoard'> & { from: { description: string; describedAt: number } }
  BoardColored: Fields<'ColorBoard'> & { from: { color: LabelColor | null } }
  PrefixSet: Fields<'SetPrefix'> & { from: { prefix: string } }
  BoardArchived: object
  BoardRestored: object
  ListAdded: Fields<'AddList'> & { rank: Rank }
  ListRenamed: Fields<'RenameList'> & { from: { title: string } }
  ListMoved: Fields<'MoveList'> & { rank: Rank; from: { rank: Rank } }
  ListArchived: Fields<'ArchiveList'>
  /** `cards` is how many come back with it. */
  ListRestored: Fields<'RestoreList'> & { title: string; rank: Rank; limit: number | null; cards: number }
  ListLimitSet: Fields<'SetListLimit'> & { from: { limit: number | null } }
  /** `order` says of each place, from the top, at which place its card stood before: 0 is the first. */
  ListSorted: Fields<'SortList'> & { order: readonly number[] }
  /** An order that was there before is put back; `order` is as in `ListSorted`. */
  ListReordered: { listId: ListId; order: readonly number[] }
  /** `copies` are those that were there. `ListAdded` follows it, and what the new list holds. */
  ListCopied: Fields<'CopyList'> & { title: string }
  CardAdded: Fields<'AddCard'> & { rank: Rank; number: number }
  CardsAdded: Fields<'AddCards'> & { ranks: readonly Rank[]; numbers: readonly number[] }
  CardRenamed: Fields<'RenameCard'> & { from: { title: string } }
  CardMoved: Fields<'MoveCard'> & { rank: Rank; from: { listId: ListId; rank: Rank } }
  CardArchived: Fields<'ArchiveCard'>
  CardRestored: Fields<'RestoreCard'> & { card: Card }
  /** It does not say where to: who reads here may not be let in there by whoever keeps that board. */
  CardMovedToBoard: { cardId: CardId }
  /** On the other board: with its face as it is there, and its body as it was. */
  CardArrived: {
    cardId: CardId
    after?: CardId | null
    card: Card
    body: Body
    from: { prefix: string; number: number }
  }
  /** Its words are gone from the log with this. */
  CardDeleted: Fields<'DeleteCard'>
  /** Words are gone from the log with this. */
  TextsErased: Fields<'EraseTexts'> & Gone
  /** All that a person has written, but for what stands on the board. */
  OwnTextsErased: { userId: UserId } & Gone
  CardDescribed: Fields<'DescribeCard'> & { from: { description: string; describedAt: number } }
  /** `CardAdded` follows it, and what else the copy has. */
  CardCopied: Fields<'CopyCard'>
  LabelAdded: Fields<'AddLabel'>
  LabelRenamed: Fields<'RenameLabel'> & { from: { name: string } }
  LabelColored: Fields<'ColorLabel'> & { from: { color: LabelColor } }
  LabelArchived: Fields<'ArchiveLabel'>
  LabelRestored: Fields<'RestoreLabel'> & { name: string; color: LabelColor }
  CardsLabelled: Fields<'LabelCards'>
  CardsUnlabelled: Fields<'UnlabelCards'>
  CardsAssigned: Fields<'AssignCards'>
  CardsUnassigned: Fields<'UnassignCards'>
  DueSet: Fields<'SetDue'> & { from: readonly (Due | null)[] }
  DueMarked: Fields<'MarkDue'>
  CardsMoved: Fields<'MoveCards'> & { ranks: readonly Rank[]; from: readonly { listId: ListId; rank: Rank }[] }
  CardsArchived: Fields<'ArchiveCards'>
  CardsRestored: Fields<'RestoreCards'>
  ChecklistAdded: Fields<'AddChecklist'> & { rank: Rank }
  ChecklistRenamed: Fields<'RenameChecklist'> & { from: { title: string } }
  ChecklistMoved: Fields<'MoveChecklist'> & { rank: Rank; from: { rank: Rank } }
  /** `checks` is what the card's face counts then. */
  ChecklistRemoved: Fields<'RemoveChecklist'> & {
    from: { title: string; rank: Rank; items: readonly Item[] }
    checks: Checks
  }
  ItemAdded: Fields<'AddItem'> & { rank: Rank; checks: Checks }
  ItemEdited: Fields<'EditItem'> & { from: Pick<Item, 'text' | 'writtenAt'> }
  ItemChecked: Fields<'CheckItem'> & { checks: Checks }
  ItemAssigned: Fields<'AssignItem'> & { from: { userId: UserId | null } }
  ItemDueSet: Fields<'SetItemDue'> & { from: { at: string | null } }
  ItemMoved: Fields<'MoveItem'> & { rank: Rank; from: Pick<Item, 'checklistId' | 'rank'> }
  ItemRemoved: Fields<'RemoveItem'> & { from: Item; checks: Checks }
  /** `CardAdded` follows it, and what else the card has from the item. */
  ItemTurnedIntoCard: Fields<'TurnItemIntoCard'> & { from: Item; checks: Checks }
  /** A card's checklists, or the items of one, are spaced evenly, in the order that they have. */
  ChecklistsReranked: { cardId: CardId }
  ItemsReranked: { cardId: CardId; checklistId: ChecklistId }
  /** `commentCount` is how many comments the card has then. */
  CommentAdded: Fields<'AddComment'> & { author: UserId; commentCount: number }
  CommentEdited: Fields<'EditComment'> & { from: Pick<Comment, 'text' | 'writtenAt'> }
  CommentRemoved: Fields<'RemoveComment'> & { from: Omit<Comment, 'id' | 'mentions'>; commentCount: number }
  /** `attachmentCount` is how many attachments the card has then. */
  FileAttached: Fields<'AttachFile'> & { author: UserId; attachmentCount: number }
  AttachmentRenamed: Fields<'RenameAttachment'> & { from: { name: string } }
  /** `CoverSet` follows it where it was the cover. */
  AttachmentRemoved: Fields<'RemoveAttachment'> & { from: Omit<Attachment, 'id'>; attachmentCount: number }
  CoverSet: Fields<'SetCover'> & { from: { attachmentId: AttachmentId | null } }
  /** What was removed is there again: as it was, with its id, its author and its time. */
  ChecklistRestored: {
    cardId: CardId
    checklistId: ChecklistId
    title: string
    rank: Rank
    items: readonly Item[]
    checks: Checks
  }
  ItemRestored: { cardId: CardId; itemId: ItemId; item: Item; checks: Checks }
  CommentRestored: {
    cardId: CardId
    commentId: CommentId
    comment: Omit<Comment, 'id' | 'mentions'>
    commentCount: number
  }
  AttachmentRestored: {
    cardId: CardId
    attachmentId: AttachmentId
    attachment: Omit<Attachment, 'id'>
    attachmentCount: number
  }
  /**
   * The events that undo it follow it. `seq` is that of the entry that is undone, and `undone` the type of what was
   * asked for first; with `isRedo` that is done again.
   */
  CommandUndone: Fields<'UndoCommand'> & { seq: number; undone: EventType; isRedo: boolean }
  /**
   * The events that undo them follow it, newest first. `seqs` are those of the entries that are undone, and `left` of
   * those that are not, because somebody else has changed the same since, or they cannot be undone.
   */
  EverythingUndone: Fields<'UndoEverythingBy'> & { seqs: readonly number[]; left: readonly number[] }
  /** As it was at a `seq`: the events that make it so follow. */
  CardRestoredTo: Fields<'RestoreCardTo'>
  ListRestoredTo: Fields<'RestoreListTo'>
  /** Which cards were in which list, and in which order, and the order of the lists. */
  OrderRestored: Fields<'RestoreOrder'>
  /** A list's cards are spaced evenly, in the order that they have. */
  ListReranked: { listId: ListId }
  /** The lists are spaced evenly, in the order that they have. */
  ListsReranked: object
}

/**
 * What goes with erased words, card by card: comments that were there, how many are left, and the files of attachments that
 * were removed before.
 */
type Gone = {
  /** All ids of the person whose words they are, where there are more than the one that is named (A30). */
  userIds?: readonly UserId[]
  cardIds: readonly CardId[]
  commentIds: readonly (readonly CommentId[])[]
  commentCounts: readonly number[]
  attachmentIds: readonly (readonly AttachmentId[])[]
}

type Fields<T extends CommandType> = Omit<CommandOf<T>, 'commandId' | 'type'>

export type EventType = keyof EventFields
/** An event of one type, or of any. */
export type Event<T extends EventType = EventType> = { [K in T]: { readonly type: K } & Readonly<EventFields[K]> }[T]

/** What an accepted command leaves behind: at least one event. */
export type Events = readonly [Event, ...Event[]]

/** One accepted command, as the log holds it. */
export type Entry = {
  readonly board: BoardId
  /** 1, 2, 3 … on its board, without holes. */
  readonly seq: number
  readonly commandId: CommandId
  readonly actor: UserId
  /** Milliseconds since 1970; never goes back on a board. */
  readonly at: number
  readonly events: Events
}

/** What of an entry the fold needs. */
export type Foldable = Pick<Entry, 'seq' | 'events'>

/** The cards that an event, or a command, names. */
export function cardsNamedIn(named: Event | Command): readonly CardId[] {
  if (named.type === 'AddCards' || named.type === 'CardsAdded') return named.cards.map(({ cardId }) => cardId)
  if ('cardIds' in named) return named.cardIds
  return 'cardId' in named ? [named.cardId] : []
}
