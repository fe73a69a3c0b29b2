import fc from 'fast-check'
import type { Command, CommandType } from '../command.ts'
import { labelColors } from '../label.ts'
import {
  ask,
  attachFile,
  attachment,
  card,
  checklist,
  comment,
  guest,
  item,
  label,
  link,
  list,
  owner,
} from './given.ts'

/** Random commands over a few lists and cards, so that they meet each other often. */

const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const listIds = words.slice(0, 4).map(list)
const cardIds = words.map(card)

const aList = fc.constantFrom(...listIds)
const aCard = fc.constantFrom(...cardIds)
const manyCards = fc.uniqueArray(aCard, { minLength: 1, maxLength: 4 })
const aLabel = fc.constantFrom(...words.slice(0, 3).map(label))
const aColor = fc.constantFrom(...labelColors)
const aUser = fc.constantFrom(owner, guest)
const aLink = fc.constantFrom(...words.slice(0, 2).map(link))
const aMoment = fc.constantFrom(null, '2026-11-27T09:00:00Z', '2026-12-01T17:30:00.000Z')
const aComment = fc.constantFrom(...words.slice(0, 3).map(comment))
const aFile = fc.constantFrom('p', 'q', 'r.pdf')
const aChecklist = fc.constantFrom(...words.slice(0, 2).map(checklist))
const anItem = fc.constantFrom(...words.slice(0, 4).map(item))
const afterChecklist = fc.option(fc.option(aChecklist, { nil: null }), { nil: undefined })
const afterItem = fc.option(fc.option(anItem, { nil: null }), { nil: undefined })
/** Mostly the first card, so that checklists and items meet. */
const aFewCards = fc.constantFrom(...cardIds.slice(0, 2))
const aPlace = { cardId: aFewCards, checklistId: aChecklist }
const aFewWords = fc.constantFrom(...words.slice(0, 2))
const anAttachment = { cardId: aFewCards, attachmentId: aFile.map(attachment) }
const aNamedItem = { cardId: aFewCards, itemId: anItem }
const aTitle = fc.constantFrom('one', 'two', 'three')
const afterList = fc.option(fc.option(aList, { nil: null }), { nil: undefined })
const afterCard = fc.option(fc.option(aCard, { nil: null }), { nil: undefined })

const commands = {
  RenameBoard: fc.record({ title: aTitle }).map((fields) => ask('RenameBoard', fields)),
  SetLinkRole: fc
    .record({ role: fc.constantFrom('editor', 'viewer' as const) })
    .map((fields) => ask('SetLinkRole', fields)),
  SetMemberRole: fc
    .record({ userId: aUser, role: fc.constantFrom('commenter', 'editor', 'owner' as const) })
    .map((fields) => ask('SetMemberRole', fields)),
  LeaveBoard: fc.constant({}).map((fields) => ask('LeaveBoard', fields)),
  RevokeLink: fc.record({ linkId: aLink }).map((fields) => ask('RevokeLink', fields)),
  AddLink: fc
    .record({ linkId: aLink, name: aTitle, role: fc.constantFrom('commenter', 'editor' as const) })
    .map((fields) => ask('AddLink', { ...fields, expiresAt: null, usesMax: null, hasPassword: false })),
  UseLink: fc.record({ linkId: aLink, at: fc.nat(60) }).map((fields) => ask('UseLink', fields)),
  AddList: fc.record({ listId: aList, title: aTitle, after: afterList }).map((fields) => ask('AddList', fields)),
  RenameList: fc.record({ listId: aList, title: aTitle }).map((fields) => ask('RenameList', fields)),
  MoveList: fc.record({ listId: aList, after: afterList }).map((fields) => ask('MoveList', fields)),
  ArchiveList: fc.record({ listId: aList }).map((fields) => ask('ArchiveList', fields)),
  RestoreList: fc.record({ listId: aList }).map((fields) => ask('RestoreList', fields)),
  SetListLimit: fc.record({ listId: aList, limit: fc.option(fc.nat(9)) }).map((fields) => ask('SetListLimit', fields)),
  SortList: fc
    .record({ listId: aList, by: fc.constantFrom('due', 'title', 'age' as const) })
    .map((fields) => ask('SortList', fields)),
  CopyList: fc
    .record({ listId: aList, newListId: aList, copies: fc.dictionary(aCard, aCard, { maxKeys: 3 }) })
    .map((fields) => ask('CopyList', fields)),
  DescribeBoard: fc
    .record({ description: fc.constantFrom('', 'x', 'y'), base: fc.nat(9) })
    .map((fields) => ask('DescribeBoard', fields)),
  ColorBoard: fc.record({ color: fc.option(aColor) }).map((fields) => ask('ColorBoard', fields)),
  SetPrefix: fc.record({ prefix: fc.constantFrom('A', 'TAN', 'B52') }).map((fields) => ask('SetPrefix', fields)),
  ArchiveBoard: fc.constant({}).map((fields) => ask('ArchiveBoard', fields)),
  RestoreBoard: fc.constant({}).map((fields) => ask('RestoreBoard', fields)),
  AddCard: fc
    .record({ cardId: aCard, listId: aList, title: aTitle, after: afterCard })
    .map((fields) => ask('AddCard', fields)),
  AddCards: fc
    .record({ cardIds: manyCards, title: aTitle, listId: aList, after: afterCard })
    .map(({ cardIds: ids, title, ...fields }) =>
      ask('AddCards', { cards: ids.map((cardId) => ({ cardId, title })), ...fields }),
    ),
  RenameCard: fc.record({ cardId: aCard, title: aTitle }).map((fields) => ask('RenameCard', fields)),
  MoveCard: fc.record({ cardId: aCard, listId: aList, after: afterCard }).map((fields) => ask('MoveCard', fields)),
  ArchiveCard: fc.record({ cardId: aCard }).map((fields) => ask('ArchiveCard', fields)),
  RestoreCard: fc.record({ cardId: aCard }).map((fields) => ask('RestoreCard', fields)),
  DeleteCard: fc.record({ cardId: aCard }).map((fields) => ask('DeleteCard', fields)),
  DescribeCard: fc
    .record({ cardId: aCard, description: fc.constantFrom('', 'x', 'y'), base: fc.nat(9) })
    .map((fields) => ask('DescribeCard', fields)),
  CopyCard: fc
    .record({ cardId: aCard, newCardId: aCard, listId: fc.option(aList, { nil: undefined }), after: afterCard })
    .map((fields) => ask('CopyCard', fields)),
  AddLabel: fc.record({ labelId: aLabel, name: aTitle, color: aColor }).map((fields) => ask('AddLabel', fields)),
  RenameLabel: fc.record({ labelId: aLabel, name: aTitle }).map((fields) => ask('RenameLabel', fields)),
  ColorLabel: fc.record({ labelId: aLabel, color: aColor }).map((fields) => ask('ColorLabel', fields)),
  ArchiveLabel: fc.record({ labelId: aLabel }).map((fields) => ask('ArchiveLabel', fields)),
  RestoreLabel: fc.record({ labelId: aLabel }).map((fields) => ask('RestoreLabel', fields)),
  LabelCards: fc.record({ cardIds: manyCards, labelId: aLabel }).map((fields) => ask('LabelCards', fields)),
  UnlabelCards: fc.record({ cardIds: manyCards, labelId: aLabel }).map((fields) => ask('UnlabelCards', fields)),
  AssignCards: fc.record({ cardIds: manyCards, userId: aUser }).map((fields) => ask('AssignCards', fields)),
  UnassignCards: fc.record({ cardIds: manyCards, userId: aUser }).map((fields) => ask('UnassignCards', fields)),
  SetDue: fc.record({ cardIds: manyCards, at: aMoment }).map((fields) => ask('SetDue', fields)),
  MarkDue: fc.record({ cardIds: manyCards, done: fc.boolean() }).map((fields) => ask('MarkDue', fields)),
  MoveCards: fc
    .record({ cardIds: manyCards, listId: aList, after: afterCard })
    .map((fields) => ask('MoveCards', fields)),
  ArchiveCards: fc.record({ cardIds: manyCards }).map((fields) => ask('ArchiveCards', fields)),
  RestoreCards: fc.record({ cardIds: manyCards }).map((fields) => ask('RestoreCards', fields)),
  AddChecklist: fc
    .record({ ...aPlace, title: aTitle, after: afterChecklist })
    .map((fields) => ask('AddChecklist', fields)),
  RenameChecklist: fc.record({ ...aPlace, title: aTitle }).map((fields) => ask('RenameChecklist', fields)),
  MoveChecklist: fc.record({ ...aPlace, after: afterChecklist }).map((fields) => ask('MoveChecklist', fields)),
  RemoveChecklist: fc.record(aPlace).map((fields) => ask('RemoveChecklist', fields)),
  AddItem: fc
    .record({ ...aPlace, itemId: anItem, text: aTitle, after: afterItem })
    .map((fields) => ask('AddItem', fields)),
  EditItem: fc.record({ ...aNamedItem, text: aTitle, base: fc.nat(60) }).map((fields) => ask('EditItem', fields)),
  CheckItem: fc.record({ ...aNamedItem, done: fc.boolean() }).map((fields) => ask('CheckItem', fields)),
  AssignItem: fc.record({ ...aNamedItem, userId: fc.option(aUser) }).map((fields) => ask('AssignItem', fields)),
  SetItemDue: fc.record({ ...aNamedItem, at: aMoment }).map((fields) => ask('SetItemDue', fields)),
  MoveItem: fc.record({ ...aPlace, itemId: anItem, after: afterItem }).map((fields) => ask('MoveItem', fields)),
  RemoveItem: fc.record(aNamedItem).map((fields) => ask('RemoveItem', fields)),
  TurnItemIntoCard: fc.record({ ...aNamedItem, newCardId: aCard }).map((fields) => ask('TurnItemIntoCard', fields)),
  AddComment: fc
    .record({ cardId: aCard, commentId: aComment, text: aTitle })
    .map((fields) => ask('AddComment', fields)),
  EditComment: fc
    .record({ cardId: aCard, commentId: aComment, text: aTitle, base: fc.nat(60) })
    .map((fields) => ask('EditComment', fields)),
  RemoveComment: fc.record({ cardId: aCard, commentId: aComment }).map((fields) => ask('RemoveComment', fields)),
  AttachFile: fc.record({ on: aFewWords, word: aFile }).map(({ on, word }) => attachFile(word, on)),
  RenameAttachment: fc.record({ ...anAttachment, name: aTitle }).map((fields) => ask('RenameAttachment', fields)),
  RemoveAttachment: fc.record(anAttachment).map((fields) => ask('RemoveAttachment', fields)),
  SetCover: fc
    .record({ cardId: aFewCards, attachmentId: fc.option(aFile.map(attachment)) })
    .map((fields) => ask('SetCover', fields)),
  EraseTexts: fc
    .oneof(
      fc.record({ kind: fc.constant('comment' as const), cardId: aCard, commentId: aComment }),
      fc.record({ kind: fc.constantFrom('description' as const, 'titles' as const), cardId: aCard }),
      fc.record({ kind: fc.constant('list' as const), listId: aList }),
      fc.record({ kind: fc.constant('person' as const), userId: aUser }),
    )
    .map((of) => ask('EraseTexts', { of })),
  UndoEverythingBy: fc
    .record({ userId: aUser, from: fc.nat(60), length: fc.nat(4) })
    .map(({ userId, from, length }) => ask('UndoEverythingBy', { userId, from, to: from + length })),
  RestoreCardTo: fc.record({ cardId: aFewCards, at: fc.nat(60) }).map((fields) => ask('RestoreCardTo', fields)),
  RestoreListTo: fc.record({ listId: aList, at: fc.nat(60) }).map((fields) => ask('RestoreListTo', fields)),
  RestoreOrder: fc.record({ at: fc.nat(60) }).map((fields) => ask('RestoreOrder', fields)),
} satisfies Partial<Record<CommandType, fc.Arbitrary<Command>>>

/** How often each is asked for, beside the others; what is left out has the weight of `others`. */
export type Weights = Readonly<Partial<Record<keyof typeof commands, number>>>

const isAsked = (type: string): type is keyof typeof commands => Object.hasOwn(commands, type)

/** A command of any type, by these weights. */
export const aCommandBy = (weights: Weights, others = 0): fc.Arbitrary<Command> =>
  fc.oneof(
    ...Object.keys(commands)
      .filter(isAsked)
      .map((type) => ({ weight: weights[type] ?? others, arbitrary: commands[type] })),
  )

/** As people ask: what other commands need is asked for more often. */
export const aCommand = aCommandBy(
  {
    RestoreBoard: 3,
    AddCard: 2,
    MoveCard: 2,
    AddChecklist: 2,
    AddItem: 2,
    AddComment: 2,
    AttachFile: 2,
  },
  1,
)
