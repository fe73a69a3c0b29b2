import type { Board } from './board.ts'
import type { Command } from './command.ts'
import type { EventType } from './event.ts'
import type { UserId } from './id.ts'
import { personOf } from './person-of.ts'
import { isLapsed, nextLapse, withoutLink } from './sharing.ts'

/** What someone is to a board, from nothing to all. `none` may not even know that it is there. */
export const roles = ['none', 'viewer', 'commenter', 'editor', 'owner'] as const
export type Role = (typeof roles)[number]

/**
 * What someone may want of a board: to see it, to read what was before they came, to see and make its share links, to
 * delete it, or one of the commands.
 */
export type Act = 'see' | 'read-past' | 'share' | 'delete-board' | Command['type']

/** [A1] The least role that each act takes. This table is all there is. */
const least: Readonly<Record<Act, Role>> = {
  see: 'viewer',
  'read-past': 'viewer',
  share: 'owner',
  'delete-board': 'owner',

  LeaveBoard: 'viewer',

  AddComment: 'commenter',
  EditComment: 'commenter',
  RemoveComment: 'commenter',
  // What is undone says itself which role that takes: see `mayUndo`.
  UndoCommand: 'commenter',

  RenameBoard: 'editor',
  DescribeBoard: 'editor',
  ColorBoard: 'editor',
  SetPrefix: 'editor',
  AddList: 'editor',
  RenameList: 'editor',
  MoveList: 'editor',
  ArchiveList: 'editor',
  RestoreList: 'editor',
  SetListLimit: 'editor',
  SortList: 'editor',
  CopyList: 'editor',
  AddCard: 'editor',
  AddCards: 'editor',
  RenameCard: 'editor',
  MoveCard: 'editor',
  ArchiveCard: 'editor',
  RestoreCard: 'editor',
  MoveCardToBoard: 'editor',
  DescribeCard: 'editor',
  CopyCard: 'editor',
  AddLabel: 'editor',
  RenameLabel: 'editor',
  ColorLabel: 'editor',
  ArchiveLabel: 'editor',
  RestoreLabel: 'editor',
  LabelCards: 'editor',
  UnlabelCards: 'editor',
  AssignCards: 'editor',
  UnassignCards: 'editor',
  SetDue: 'editor',
  MarkDue: 'editor',
  MoveCards: 'editor',
  ArchiveCards: 'editor',
  RestoreCards: 'editor',
  AddChecklist: 'editor',
  RenameChecklist: 'editor',
  MoveChecklist: 'editor',
  RemoveChecklist: 'editor',
  AddItem: 'editor',
  EditItem: 'editor',
  CheckItem: 'editor',
  AssignItem: 'editor',
  SetItemDue: 'editor',
  MoveItem: 'editor',
  RemoveItem: 'editor',
  TurnItemIntoCard: 'editor',
  AttachFile: 'editor',
  RenameAttachment: 'editor',
  RemoveAttachment: 'editor',
  SetCover: 'editor',
  RestoreCardTo: 'editor',
  RestoreListTo: 'editor',
  RestoreOrder: 'editor',

  SetLinkRole: 'owner',
  SetMemberRole: 'owner',
  RemoveMember: 'owner',
  AddLink: 'owner',
  RevokeLink: 'owner',
  ArchiveBoard: 'owner',
  RestoreBoard: 'owner',
  DeleteCard: 'owner',
  EraseTexts: 'owner',
  UndoEverythingBy: 'owner',

  // The server's own, asked for whom a link lets in, and by nobody: they take no role.
  UseLink: 'none',
  AliasPerson: 'none',
  LapseMembers: 'none',
  // Whoever goes for good takes their words with them, also where they may not come any more.
  EraseOwnTexts: 'none',
}

/** The one rule of access: whether a role may do this. Asked at every door. */
export const may = (role: Role, act: Act): boolean => isAtLeast(role, least[act])

/** [A1, A2] What this person is to this board; null is a visitor without a session. */
export function roleOf(board: Board, asked: UserId | null): Role {
  if (asked === null) return board.linkRole
  const userId = personOf(board, asked)
  if (board.owner === userId) return 'owner'
  if (board.removed.includes(userId)) return 'none'
  const role = memberOf(board, userId)?.role ?? 'none'
  return isAtLeast(role, board.linkRole) ? role : board.linkRole
}

/** Whether this person may see this board. */
export const canSee = (board: Board, userId: UserId | null): boolean => may(roleOf(board, userId), 'see')

/**
 * [A10] The `seq` after which this person may read what has happened, where they may see the board: 0 is all of it. Who
 * was let in by a share link does not read what was before.
 */
export function readsAfter(board: Board, userId: UserId | null): number {
  const member = userId === null ? undefined : memberOf(board, userId)
  const isByLinkAlone =
    member?.link !== undefined &&
    member.otherwise === undefined &&
    board.owner !== userId &&
    !may(board.linkRole, 'read-past')
  return isByLinkAlone ? member.since : 0
}

/** [A11] Whether a role may undo what began with this event, or do it again. */
export function mayUndo(role: Role, type: EventType): boolean {
  if (type === 'BoardArchived' || type === 'BoardRestored' || type === 'EverythingUndone')
    return may(role, 'ArchiveBoard')
  const isOfComments = type === 'CommentAdded' || type === 'CommentEdited' || type === 'CommentRemoved'
  return may(role, isOfComments ? 'EditComment' : 'RenameBoard')
}

/** After these somebody may have lost access, or have more or less of it. */
export const accessTypes: ReadonlySet<string> = new Set<EventType>([
  'LinkRoleSet',
  'MemberRoleSet',
  'MemberRemoved',
  'BoardLeft',
  'LinkRevoked',
  'LinkUsed',
  'MembersLapsed',
  'PersonAliased',
])

/** [A9] The board as it is for whoever looks at it at a time: whose time is up is not on it any more. */
export function atTime(board: Board, now: number): Board {
  if (nextLapse(board.members) > now) return board
  const kept = Object.entries(board.members).flatMap(([id, member]) => {
    const left = isLapsed(member, now) ? withoutLink(member) : member
    return left ? [[id, left] as const] : []
  })
  return { ...board, members: Object.fromEntries(kept) }
}

/** Whether a role is another, or more. */
export const isAtLeast = (role: Role, other: Role): boolean => roles.indexOf(role) >= roles.indexOf(other)

const memberOf = ({ members }: Board, userId: UserId) => (Object.hasOwn(members, userId) ? members[userId] : undefined)
