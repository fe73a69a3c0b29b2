import type fc from 'fast-check'
import type { Entry } from '../event.ts'
import { aBusyHistory, aHistoryBy } from './arbitrary.ts'
import type { Weights } from './commands.ts'

/**
 * Histories about one subject each, and some about all. In each, what seldom has something to change is asked for more
 * often, so that every kind of command comes to be done about as often as the others.
 */
export const ofSubjects = (): readonly fc.Arbitrary<readonly Entry[]>[] => [
  aBusyHistory,
  aHistoryBy(board),
  aHistoryBy(places),
  aHistoryBy(places),
  aHistoryBy(labels),
  aHistoryBy(checklists),
  aHistoryBy(checklists),
  aHistoryBy(words),
]

const board: Weights = {
  RenameBoard: 3,
  DescribeBoard: 4,
  ColorBoard: 3,
  SetPrefix: 3,
  ArchiveBoard: 5,
  RestoreBoard: 5,
  AddList: 1,
  RenameList: 3,
  SetListLimit: 4,
  MoveList: 5,
  CopyList: 20,
  CopyCard: 20,
  AddLabel: 1,
  RenameLabel: 8,
  ColorLabel: 10,
  UndoEverythingBy: 14,
}

const places: Weights = {
  ArchiveList: 2,
  RestoreList: 20,
  ArchiveCard: 3,
  RestoreCard: 12,
  ArchiveCards: 2,
  RestoreCards: 8,
  AddCards: 10,
  AddCard: 1,
  SortList: 20,
  MoveCards: 4,
  MoveCard: 7,
  RestoreListTo: 18,
  RestoreOrder: 18,
}

const labels: Weights = {
  ArchiveLabel: 6,
  RestoreLabel: 16,
  LabelCards: 11,
  UnlabelCards: 20,
  AssignCards: 1,
  UnassignCards: 15,
  SetDue: 1,
  MarkDue: 3,
}

const checklists: Weights = {
  AddChecklist: 1,
  RenameChecklist: 2,
  MoveChecklist: 6,
  RemoveChecklist: 2,
  AddItem: 2,
  EditItem: 6,
  CheckItem: 13,
  AssignItem: 7,
  SetItemDue: 8,
  MoveItem: 14,
  RemoveItem: 5,
  TurnItemIntoCard: 8,
  RestoreCardTo: 5,
}

const words: Weights = {
  RenameCard: 1,
  DescribeCard: 1,
  AddComment: 2,
  EditComment: 18,
  RemoveComment: 16,
  AttachFile: 1,
  RenameAttachment: 7,
  RemoveAttachment: 4,
  SetCover: 8,
}
