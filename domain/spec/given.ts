import { expect } from 'vitest'
import { type Board, type Card, cardsOf, emptyBoard, type List } from '../board.ts'
import { type Body, bodyNeededBy, emptyBody, foldBody } from '../body.ts'
import type { Command, CommandOf, CommandType } from '../command.ts'
import { decide } from '../decide.ts'
import type { Decision } from '../decision.ts'
import type { Entry, Event, Events } from '../event.ts'
import { fold } from '../evolve.ts'
import {
  type AttachmentId,
  type CardId,
  type ChecklistId,
  type CommandId,
  type CommentId,
  checked,
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
} from '../id.ts'
import { pastIn } from './past.ts'

/** Given what has happened, when something is asked, then this is decided. Things are named by short words. */

const hex = (word: string): string =>
  [...word]
    .map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('')
    .padStart(32, '0')
    .slice(-32)
export const uuid = (word: string): string => hex(word).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

export const list = (word: string): ListId => checked(isListId, uuid(`l${word}`))
export const card = (word: string): CardId => checked(isCardId, uuid(`c${word}`))
export const comment = (word: string): CommentId => checked(isCommentId, uuid(`m${word}`))
export const checklist = (word: string): ChecklistId => checked(isChecklistId, uuid(`k${word}`))
export const item = (word: string): ItemId => checked(isItemId, uuid(`i${word}`))
export const label = (word: string): LabelId => checked(isLabelId, uuid(`g${word}`))
export const attachment = (word: string): AttachmentId => checked(isAttachmentId, uuid(`a${word}`))
export const link = (word: string): LinkId => checked(isLinkId, uuid(`h${word}`))
export const file = (word: string): FileId => checked(isFileId, uuid(`f${word}`))
export const user = (word: string): UserId => checked(isUserId, word)
export const boardId = checked(isBoardId, 'board')
export const owner = user('owner')
export const guest = user('guest')
/** Which a guest may become. */
export const account = user('account')

let commands = 0
export const newCommandId = (): CommandId => checked(isCommandId, uuid(`x${commands++}`))

/** A command of one type, without its id. */
export const ask = <T extends CommandType>(type: T, fields: Omit<CommandOf<T>, 'commandId' | 'type'>): Command =>
  ({ commandId: newCommandId(), type, ...fields }) as unknown as Command

/** The first entry: a board of `owner`, open to all who have its address. */
export const boardCreated: Event = {
  type: 'BoardCreated',
  title: 'Board',
  prefix: 'BOA',
  owner,
  linkRole: 'editor',
}

/** A history: what was asked, one after another, with what came of it. */
export type History = {
  readonly board: Board
  readonly entries: readonly Entry[]
  /** The same history with one more command, which must be accepted. */
  and(...asked: Command[]): History
  /** By someone else than the owner. */
  by(actor: UserId, ...asked: Command[]): History
  when(asked: Command, actor?: UserId): { then(decision: Decision | Partial<Event>): void; decision: Decision }
  body(word: string): Body
  /** The cards of a list, as words. */
  cards(word: string): string[]
  lists(): string[]
}

export const given = (...asked: Command[]): History => history([entry(1, owner, [boardCreated])]).and(...asked)

function history(entries: readonly Entry[], board = fold(emptyBoard(boardId), entries)): History {
  const bodyFor = (asked: Command) => {
    const cardId = bodyNeededBy(asked)
    return cardId && foldBody(emptyBody, cardId, entries)
  }
  const by = (actor: UserId, ...asked: Command[]): History => {
    const [first, ...rest] = asked
    if (!first) return history(entries, board)
    const decision = decide(board, bodyFor(first), actor, first, pastIn(entries, actor, first))
    if (decision.kind !== 'accepted') throw new Error(`${first.type}: ${JSON.stringify(decision)}`)
    const next = { ...entry(entries.length + 1, actor, decision.events), commandId: first.commandId }
    return history([...entries, next], fold(board, [next])).by(actor, ...rest)
  }
  return {
    board,
    entries,
    by,
    and: (...asked) => by(owner, ...asked),
    when: (asked, actor = owner) => {
      const decision = decide(board, bodyFor(asked), actor, asked, pastIn(entries, actor, asked))
      return {
        decision,
        then: (expected) => {
          if ('kind' in expected) expect(decision).toMatchObject(expected)
          else expect(decision).toMatchObject({ kind: 'accepted', events: [expected] })
        },
      }
    },
    body: (word) => foldBody(emptyBody, card(word), entries),
    cards: (word) => cardsOf(board, list(word)).map((id) => board.cards[id]?.title ?? '?'),
    lists: () => board.order.lists.map((id) => board.lists[id]?.title ?? '?'),
  }
}

export const entry = (seq: number, actor: UserId, events: Events): Entry => ({
  board: boardId,
  seq,
  commandId: newCommandId(),
  actor,
  at: seq * 1_000,
  events,
})

export const rejected = (code: string) => ({ kind: 'rejected', rejection: { code } }) as Decision
export const unchanged: Decision = { kind: 'unchanged' }

export const addList = (word: string, after?: string | null): Command =>
  ask('AddList', { listId: list(word), title: word, ...afterOf(list, after) })
export const addCard = (word: string, inList: string, after?: string | null): Command =>
  ask('AddCard', { cardId: card(word), listId: list(inList), title: word, ...afterOf(card, after) })
export const moveCard = (word: string, inList: string, after?: string | null): Command =>
  ask('MoveCard', { cardId: card(word), listId: list(inList), ...afterOf(card, after) })
export const moveList = (word: string, after?: string | null): Command =>
  ask('MoveList', { listId: list(word), ...afterOf(list, after) })
export const archiveCard = (word: string): Command => ask('ArchiveCard', { cardId: card(word) })
export const restoreCard = (word: string): Command => ask('RestoreCard', { cardId: card(word) })
export const archiveList = (word: string): Command => ask('ArchiveList', { listId: list(word) })
export const restoreList = (word: string): Command => ask('RestoreList', { listId: list(word) })
export const describeCard = (word: string, description: string, base: number): Command =>
  ask('DescribeCard', { cardId: card(word), description, base })

export const addLabel = (word: string): Command => ask('AddLabel', { labelId: label(word), name: word, color: 'green' })
export const labelCards = (word: string, ...cards: string[]): Command =>
  ask('LabelCards', { cardIds: cards.map(card), labelId: label(word) })
export const unlabelCards = (word: string, ...cards: string[]): Command =>
  ask('UnlabelCards', { cardIds: cards.map(card), labelId: label(word) })

export const addCards = (words: string[], inList: string, after?: string | null): Command =>
  ask('AddCards', {
    cards: words.map((word) => ({ cardId: card(word), title: word })),
    listId: list(inList),
    ...afterOf(card, after),
  })
export const moveCards = (words: string[], inList: string, after?: string | null): Command =>
  ask('MoveCards', { cardIds: words.map(card), listId: list(inList), ...afterOf(card, after) })
export const archiveCards = (...words: string[]): Command => ask('ArchiveCards', { cardIds: words.map(card) })
export const restoreCards = (...words: string[]): Command => ask('RestoreCards', { cardIds: words.map(card) })

export const addComment = (word: string, onCard: string, text: string): Command =>
  ask('AddComment', { cardId: card(onCard), commentId: comment(word), text })
export const removeComment = (word: string, onCard: string): Command =>
  ask('RemoveComment', { cardId: card(onCard), commentId: comment(word) })

/** The undoing of a command, and so its redoing where that was one. */
export const undo = ({ commandId: undoes }: Pick<Command, 'commandId'>): Command => ask('UndoCommand', { undoes })

/** A picture, unless its name ends otherwise. */
export const attachFile = (word: string, onCard: string): Command =>
  ask('AttachFile', {
    cardId: card(onCard),
    attachmentId: attachment(word),
    name: word,
    fileType: word.endsWith('.pdf') ? 'application/octet-stream' : 'image/png',
    size: 7,
    hash: 'ab'.repeat(32),
    file: file(word),
  })
export const removeAttachment = (word: string, onCard: string): Command =>
  ask('RemoveAttachment', { cardId: card(onCard), attachmentId: attachment(word) })
export const setCover = (word: string | null, onCard: string): Command =>
  ask('SetCover', { cardId: card(onCard), attachmentId: word === null ? null : attachment(word) })

export const addChecklist = (word: string, onCard: string, after?: string | null): Command =>
  ask('AddChecklist', { cardId: card(onCard), checklistId: checklist(word), title: word, ...afterOf(checklist, after) })
export const addItem = (word: string, inChecklist: string, onCard: string, after?: string | null): Command =>
  ask('AddItem', {
    cardId: card(onCard),
    checklistId: checklist(inChecklist),
    itemId: item(word),
    text: word,
    ...afterOf(item, after),
  })

const afterOf = <I>(id: (word: string) => I, word: string | null | undefined): { after?: I | null } =>
  word === undefined ? {} : { after: word === null ? null : id(word) }

/** A board's lists and cards, for tests that need many. */
export const listsOf = (board: Board): List[] => board.order.lists.flatMap((id) => board.lists[id] ?? [])
export const allCards = (board: Board): Card[] =>
  board.order.lists.flatMap((id) => cardsOf(board, id).flatMap((cardId) => board.cards[cardId] ?? []))
