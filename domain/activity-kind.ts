import type { EventType } from './event.ts'

/** What happens on a board, sorted roughly: to choose from, and to be counted. */
export const activityKinds = [
  'moved',
  'added',
  'archived',
  'texts',
  'comments',
  'checklists',
  'facts',
  'board',
] as const
export type ActivityKind = (typeof activityKinds)[number]

export const isActivityKind = (text: string): text is ActivityKind => activityKinds.some((kind) => kind === text)

/** The kind of an entry, by the type of its first event. */
export const kindOf: Readonly<Record<EventType, ActivityKind>> = {
  CardMoved: 'moved',
  CardsMoved: 'moved',
  ListSorted: 'moved',
  ListReranked: 'moved',
  ListReordered: 'moved',
  CardAdded: 'added',
  CardsAdded: 'added',
  CardCopied: 'added',
  CardArrived: 'added',
  CardArchived: 'archived',
  CardsArchived: 'archived',
  CardRestored: 'archived',
  CardsRestored: 'archived',
  CardDeleted: 'archived',
  TextsErased: 'texts',
  OwnTextsErased: 'texts',
  CardMovedToBoard: 'archived',
  CommandUndone: 'archived',
  CardRestoredTo: 'archived',
  ListRestoredTo: 'archived',
  OrderRestored: 'moved',
  EverythingUndone: 'archived',
  CardRenamed: 'texts',
  CardDescribed: 'texts',
  FileAttached: 'texts',
  AttachmentRenamed: 'texts',
  AttachmentRemoved: 'texts',
  AttachmentRestored: 'texts',
  CoverSet: 'texts',
  CommentAdded: 'comments',
  CommentEdited: 'comments',
  CommentRemoved: 'comments',
  CommentRestored: 'comments',
  ChecklistAdded: 'checklists',
  ChecklistRenamed: 'checklists',
  ChecklistMoved: 'checklists',
  ChecklistRemoved: 'checklists',
  ChecklistRestored: 'checklists',
  ChecklistsReranked: 'checklists',
  ItemAdded: 'checklists',
  ItemEdited: 'checklists',
  ItemChecked: 'checklists',
  ItemAssigned: 'checklists',
  ItemDueSet: 'checklists',
  ItemMoved: 'checklists',
  ItemRemoved: 'checklists',
  ItemRestored: 'checklists',
  ItemTurnedIntoCard: 'checklists',
  ItemsReranked: 'checklists',
  CardsLabelled: 'facts',
  CardsUnlabelled: 'facts',
  CardsAssigned: 'facts',
  CardsUnassigned: 'facts',
  DueSet: 'facts',
  DueMarked: 'facts',
  ListAdded: 'board',
  ListRenamed: 'board',
  ListMoved: 'board',
  ListArchived: 'board',
  ListRestored: 'board',
  ListLimitSet: 'board',
  ListCopied: 'board',
  ListsReranked: 'board',
  LabelAdded: 'board',
  LabelRenamed: 'board',
  LabelColored: 'board',
  LabelArchived: 'board',
  LabelRestored: 'board',
  BoardCreated: 'board',
  BoardRenamed: 'board',
  BoardDescribed: 'board',
  BoardColored: 'board',
  BoardArchived: 'board',
  BoardRestored: 'board',
  PrefixSet: 'board',
  LinkRoleSet: 'board',
  MemberRoleSet: 'board',
  MemberRemoved: 'board',
  BoardLeft: 'board',
  LinkAdded: 'board',
  LinkRevoked: 'board',
  LinkUsed: 'board',
  MembersLapsed: 'board',
  PersonAliased: 'board',
}

const isEventType = (type: string): type is EventType => Object.hasOwn(kindOf, type)

/** The types of the entries of one kind. */
export const typesOf = (kind: ActivityKind): readonly EventType[] =>
  Object.keys(kindOf)
    .filter(isEventType)
    .filter((type) => kindOf[type] === kind)

/** How many entries there are of each kind; what a newer program has written counts as the board's. */
export function countKinds(
  counted: readonly { readonly type: string; readonly count: number }[],
): Partial<Record<ActivityKind, number>> {
  const kinds: Partial<Record<ActivityKind, number>> = {}
  for (const { type, count } of counted) {
    const kind = isEventType(type) ? kindOf[type] : 'board'
    kinds[kind] = (kinds[kind] ?? 0) + count
  }
  return kinds
}
