import fc from 'fast-check'
import { type Board, emptyBoard } from '../board.ts'
import { type Body, bodyNeededBy, emptyBody, foldBody } from '../body.ts'
import type { Command, CommandType } from '../command.ts'
import { decide } from '../decide.ts'
import type { Decision } from '../decision.ts'
import { cardsNamedIn, type Entry } from '../event.ts'
import { openFold } from '../evolve.ts'
import type { CardId, UserId } from '../id.ts'
import { labelColors } from '../label.ts'
import {
  addCard,
  addChecklist,
  addComment,
  addItem,
  addLabel,
  addList,
  ask,
  attachFile,
  attachment,
  boardCreated,
  boardId,
  card,
  checklist,
  comment,
  entry,
  guest,
  item,
  label,
  list,
  owner,
  undo,
} from './given.ts'
import { pastIn } from './past.ts'

/** Random histories: commands over a few lists and cards, so that they meet each other often. */

const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const listIds = words.slice(0, 4).map(list)
const cardIds = words.map(card)

const aList = fc.constantFrom(...listIds)
const aCard = fc.constantFrom(...cardIds)
const manyCards = fc.uniqueArray(aCard, { minLength: 1, maxLength: 4 })
const aLabel = fc.constantFrom(...words.slice(0, 3).map(label))
const aColor = fc.constantFrom(...labelColors)
const aUser = fc.constantFrom(owner, guest)
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

export const aCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ title: aTitle }).map((fields) => ask('RenameBoard', fields)),
  fc.record({ role: fc.constantFrom('editor', 'viewer' as const) }).map((fields) => ask('SetLinkRole', fields)),
  fc.record({ listId: aList, title: aTitle, after: afterList }).map((fields) => ask('AddList', fields)),
  fc.record({ listId: aList, title: aTitle }).map((fields) => ask('RenameList', fields)),
  fc.record({ listId: aList, after: afterList }).map((fields) => ask('MoveList', fields)),
  fc.record({ listId: aList }).map((fields) => ask('ArchiveList', fields)),
  fc.record({ listId: aList }).map((fields) => ask('RestoreList', fields)),
  fc.record({ listId: aList, limit: fc.option(fc.nat(9)) }).map((fields) => ask('SetListLimit', fields)),
  fc
    .record({ listId: aList, by: fc.constantFrom('due', 'title', 'age' as const) })
    .map((fields) => ask('SortList', fields)),
  fc
    .record({ listId: aList, newListId: aList, copies: fc.dictionary(aCard, aCard, { maxKeys: 3 }) })
    .map((fields) => ask('CopyList', fields)),
  fc
    .record({ description: fc.constantFrom('', 'x', 'y'), base: fc.nat(9) })
    .map((fields) => ask('DescribeBoard', fields)),
  fc.record({ color: fc.option(aColor) }).map((fields) => ask('ColorBoard', fields)),
  fc.record({ prefix: fc.constantFrom('A', 'TAN', 'B52') }).map((fields) => ask('SetPrefix', fields)),
  fc.constant({}).map((fields) => ask('ArchiveBoard', fields)),
  fc.constant({}).map((fields) => ask('RestoreBoard', fields)),
  fc.constant({}).map((fields) => ask('RestoreBoard', fields)),
  fc.constant({}).map((fields) => ask('RestoreBoard', fields)),
  fc.record({ cardId: aCard, listId: aList, title: aTitle, after: afterCard }).map((fields) => ask('AddCard', fields)),
  fc.record({ cardId: aCard, listId: aList, title: aTitle, after: afterCard }).map((fields) => ask('AddCard', fields)),
  fc
    .record({ cardIds: manyCards, title: aTitle, listId: aList, after: afterCard })
    .map(({ cardIds: ids, title, ...fields }) =>
      ask('AddCards', { cards: ids.map((cardId) => ({ cardId, title })), ...fields }),
    ),
  fc.record({ cardId: aCard, title: aTitle }).map((fields) => ask('RenameCard', fields)),
  fc.record({ cardId: aCard, listId: aList, after: afterCard }).map((fields) => ask('MoveCard', fields)),
  fc.record({ cardId: aCard, listId: aList, after: afterCard }).map((fields) => ask('MoveCard', fields)),
  fc.record({ cardId: aCard }).map((fields) => ask('ArchiveCard', fields)),
  fc.record({ cardId: aCard }).map((fields) => ask('RestoreCard', fields)),
  fc.record({ cardId: aCard }).map((fields) => ask('DeleteCard', fields)),
  fc
    .record({ cardId: aCard, description: fc.constantFrom('', 'x', 'y'), base: fc.nat(9) })
    .map((fields) => ask('DescribeCard', fields)),
  fc
    .record({ cardId: aCard, newCardId: aCard, listId: fc.option(aList, { nil: undefined }), after: afterCard })
    .map((fields) => ask('CopyCard', fields)),
  fc.record({ labelId: aLabel, name: aTitle, color: aColor }).map((fields) => ask('AddLabel', fields)),
  fc.record({ labelId: aLabel, name: aTitle }).map((fields) => ask('RenameLabel', fields)),
  fc.record({ labelId: aLabel, color: aColor }).map((fields) => ask('ColorLabel', fields)),
  fc.record({ labelId: aLabel }).map((fields) => ask('ArchiveLabel', fields)),
  fc.record({ labelId: aLabel }).map((fields) => ask('RestoreLabel', fields)),
  fc.record({ cardIds: manyCards, labelId: aLabel }).map((fields) => ask('LabelCards', fields)),
  fc.record({ cardIds: manyCards, labelId: aLabel }).map((fields) => ask('UnlabelCards', fields)),
  fc.record({ cardIds: manyCards, userId: aUser }).map((fields) => ask('AssignCards', fields)),
  fc.record({ cardIds: manyCards, userId: aUser }).map((fields) => ask('UnassignCards', fields)),
  fc.record({ cardIds: manyCards, at: aMoment }).map((fields) => ask('SetDue', fields)),
  fc.record({ cardIds: manyCards, done: fc.boolean() }).map((fields) => ask('MarkDue', fields)),
  fc.record({ cardIds: manyCards, listId: aList, after: afterCard }).map((fields) => ask('MoveCards', fields)),
  fc.record({ cardIds: manyCards }).map((fields) => ask('ArchiveCards', fields)),
  fc.record({ cardIds: manyCards }).map((fields) => ask('RestoreCards', fields)),
  fc.record({ ...aPlace, title: aTitle, after: afterChecklist }).map((fields) => ask('AddChecklist', fields)),
  fc.record({ ...aPlace, title: aTitle, after: afterChecklist }).map((fields) => ask('AddChecklist', fields)),
  fc.record({ ...aPlace, title: aTitle }).map((fields) => ask('RenameChecklist', fields)),
  fc.record({ ...aPlace, after: afterChecklist }).map((fields) => ask('MoveChecklist', fields)),
  fc.record(aPlace).map((fields) => ask('RemoveChecklist', fields)),
  fc.record({ ...aPlace, itemId: anItem, text: aTitle, after: afterItem }).map((fields) => ask('AddItem', fields)),
  fc.record({ ...aPlace, itemId: anItem, text: aTitle, after: afterItem }).map((fields) => ask('AddItem', fields)),
  fc.record({ ...aNamedItem, text: aTitle, base: fc.nat(60) }).map((fields) => ask('EditItem', fields)),
  fc.record({ ...aNamedItem, done: fc.boolean() }).map((fields) => ask('CheckItem', fields)),
  fc.record({ ...aNamedItem, userId: fc.option(aUser) }).map((fields) => ask('AssignItem', fields)),
  fc.record({ ...aNamedItem, at: aMoment }).map((fields) => ask('SetItemDue', fields)),
  fc.record({ ...aPlace, itemId: anItem, after: afterItem }).map((fields) => ask('MoveItem', fields)),
  fc.record(aNamedItem).map((fields) => ask('RemoveItem', fields)),
  fc.record({ ...aNamedItem, newCardId: aCard }).map((fields) => ask('TurnItemIntoCard', fields)),
  fc.record({ cardId: aCard, commentId: aComment, text: aTitle }).map((fields) => ask('AddComment', fields)),
  fc.record({ cardId: aCard, commentId: aComment, text: aTitle }).map((fields) => ask('AddComment', fields)),
  fc
    .record({ cardId: aCard, commentId: aComment, text: aTitle, base: fc.nat(60) })
    .map((fields) => ask('EditComment', fields)),
  fc.record({ cardId: aCard, commentId: aComment }).map((fields) => ask('RemoveComment', fields)),
  fc.record({ on: aFewWords, word: aFile }).map(({ on, word }) => attachFile(word, on)),
  fc.record({ on: aFewWords, word: aFile }).map(({ on, word }) => attachFile(word, on)),
  fc.record({ ...anAttachment, name: aTitle }).map((fields) => ask('RenameAttachment', fields)),
  fc.record(anAttachment).map((fields) => ask('RemoveAttachment', fields)),
  fc
    .record({ cardId: aFewCards, attachmentId: fc.option(aFile.map(attachment)) })
    .map((fields) => ask('SetCover', fields)),
  fc
    .record({ userId: aUser, from: fc.nat(60), length: fc.nat(4) })
    .map(({ userId, from, length }) => ask('UndoEverythingBy', { userId, from, to: from + length })),
  fc.record({ cardId: aFewCards, at: fc.nat(60) }).map((fields) => ask('RestoreCardTo', fields)),
  fc.record({ listId: aList, at: fc.nat(60) }).map((fields) => ask('RestoreListTo', fields)),
  fc.record({ at: fc.nat(60) }).map((fields) => ask('RestoreOrder', fields)),
)

/** What someone may do: ask for something, or undo what they have done: `back` counts from their newest entry. */
export type Wanted = { readonly actor: UserId } & ({ readonly asked: Command } | { readonly back: number })

export const someoneWants: fc.Arbitrary<Wanted> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ asked: aCommand, actor: fc.constantFrom(owner, guest) }) },
  { weight: 1, arbitrary: fc.record({ back: fc.nat(6), actor: fc.constantFrom(owner, guest) }) },
)

/** The entries that a random run of commands leaves, after `BoardCreated`. */
export const aHistory: fc.Arbitrary<readonly Entry[]> = fc.array(someoneWants, { maxLength: 60 }).map(play)

/** The same on a board that has something of everything, and long: most of what is asked meets something. */
export const aBusyHistory: fc.Arbitrary<readonly Entry[]> = busyWith(someoneWants)

/** The same with more of what is seldom asked for, or seldom has something to change. */
export const aRareHistory: fc.Arbitrary<readonly Entry[]> = busyWith(
  fc.record({ asked: aCommand.filter(({ type }) => seldom.has(type)), actor: fc.constant(owner) }),
)

function busyWith(wanted: fc.Arbitrary<Wanted>): fc.Arbitrary<readonly Entry[]> {
  return fc.array(wanted, { minLength: 40, maxLength: 60, size: 'max' }).map((all) => play([...furnished(), ...all]))
}

/** Decides what is wanted, one after another. */
export function play(wanted: readonly Wanted[]): readonly Entry[] {
  const playing = createPlaying()
  for (const { actor, ...want } of wanted) {
    const asked = 'asked' in want ? want.asked : undoing(playing.entries, actor, want.back)
    if (asked) playing.ask(actor, asked)
  }
  return playing.entries
}

/** A history that goes on, as the server decides it. Texts are edited by who has read what was there. */
export function createPlaying() {
  const entries: Entry[] = [entry(1, owner, [boardCreated])]
  const folding = openFold(emptyBoard(boardId))
  folding.apply(entries)
  const bodies = new Map<CardId, Body>()
  return {
    entries,
    ask: (actor: UserId, asked: Command): Decision => {
      const cardId = bodyNeededBy(asked)
      const body = cardId && (bodies.get(cardId) ?? emptyBody)
      const command = withBase(asked, folding.board, body)
      const decision = decide(folding.board, body, actor, command, pastIn(entries, actor, command))
      if (decision.kind !== 'accepted') return decision
      const next = entry(entries.length + 1, actor, decision.events)
      entries.push(next)
      folding.apply([next])
      for (const id of next.events.flatMap(cardsNamedIn)) bodies.set(id, foldBody(emptyBody, id, entries))
      return decision
    },
  }
}

export const furnished = (): Wanted[] =>
  [
    ...['a', 'b', 'c'].map((word) => addList(word)),
    ...['a', 'b', 'c', 'd'].map((word) => addCard(word, word === 'd' ? 'b' : 'a')),
    addLabel('a'),
    addChecklist('a', 'a'),
    addItem('a', 'a', 'a'),
    addItem('b', 'a', 'a'),
    addComment('a', 'a', 'one'),
    attachFile('p', 'a'),
    addChecklist('b', 'a'),
    ask('SetDue', { cardIds: [card('a'), card('b')], at: '2026-11-27T09:00:00Z' }),
  ].map((asked) => ({ asked, actor: owner }))

function undoing(entries: readonly Entry[], actor: UserId, back: number): Command | null {
  const own = entries.filter((one) => one.actor === actor)
  const last = own[own.length - 1 - back]
  return last ? undo(last) : null
}

function withBase(asked: Command, board: Board, body: Body | null): Command {
  switch (asked.type) {
    case 'DescribeBoard':
      return { ...asked, base: board.describedAt }
    case 'DescribeCard':
      return { ...asked, base: body?.describedAt ?? 0 }
    case 'EditItem':
      return { ...asked, base: body?.items[asked.itemId]?.writtenAt ?? 0 }
    case 'EditComment':
      return { ...asked, base: body?.comments[asked.commentId]?.writtenAt ?? 0 }
    default:
      return asked
  }
}

const seldom: ReadonlySet<CommandType> = new Set<CommandType>([
  'ArchiveCard',
  'ArchiveLabel',
  'ArchiveList',
  'AssignCards',
  'AssignItem',
  'CheckItem',
  'EditComment',
  'EditItem',
  'LabelCards',
  'MarkDue',
  'MoveChecklist',
  'MoveItem',
  'RemoveComment',
  'RestoreCard',
  'RestoreLabel',
  'RestoreList',
  'SetItemDue',
  'SortList',
  'TurnItemIntoCard',
  'UnassignCards',
  'UnlabelCards',
])

/** What two boards must have in common to be the same: all that is not archived. */
export const shown = ({ archive: _archive, removed: _removed, gone: _gone, ...board }: Board) =>
  JSON.parse(JSON.stringify(board)) as unknown
