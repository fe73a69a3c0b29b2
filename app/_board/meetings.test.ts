import { describe, expect, test } from 'vitest'
import type { Command } from '../../domain/command.ts'
import type { CardId, ListId } from '../../domain/id.ts'
import {
  addCard,
  addList,
  archiveCard,
  archiveCards,
  archiveList,
  ask,
  card,
  given,
  guest,
  list,
  moveCard,
  moveCards,
} from '../../domain/spec/given.ts'
import type { WireEntry } from '../../domain/wire.ts'
import type { Hold } from './hold.ts'
import { type Mine, meetingOf } from './meetings.ts'

const before = given(addList('todo'), addList('doing'), addList('done'), addCard('a', 'todo'), addCard('b', 'done'))
const nothing: Mine = { hold: null, addsTo: null, pending: [], writes: () => false }
const holding = (word: string, from: string, over: string, ...more: string[]): Hold => ({
  kind: 'card',
  by: 'pointer',
  card: card(word),
  cards: [word, ...more].map(card),
  from: list(from),
  list: list(over),
  after: null,
  height: 0,
})
const holdingList = (word: string): Hold => ({ kind: 'list', by: 'pointer', list: list(word), after: null })
const writing = (...ids: (CardId | ListId)[]): Mine => ({ ...nothing, writes: (id) => ids.includes(id) })
const renameCard = (title: string): Command => ask('RenameCard', { cardId: card('a'), title })

/** The sentence that is said where someone else does this. */
function told(mine: Partial<Mine>, asked: Command) {
  const { board, entries } = before.by(guest, asked)
  const last = entries.at(-1)
  if (!last) throw new Error('nothing has happened')
  const entry: WireEntry = { ...last, at: '', actor: { id: guest, name: 'Jun', color: 'peer-1' } }
  return meetingOf(entry, { ...nothing, ...mine }, board)
}

describe('what others do to what I hold', () => {
  const hold = holding('a', 'todo', 'doing')

  test('[M1] moved: it stays in my hand, and where they put it is said', () => {
    expect(told({ hold }, moveCard('a', 'done'))).toEqual({
      sentence: 'heldMoved',
      title: 'a',
      count: 1,
      list: 'done',
      back: null,
    })
    expect(told({ hold: holdingList('done') }, ask('MoveList', { listId: list('done'), after: null }))).toMatchObject({
      sentence: 'heldListMoved',
    })
    expect(told({ hold }, moveCard('b', 'todo'))).toBeNull()
    expect(told({ hold }, moveCards(['b', 'a'], 'doing'))).toMatchObject({ sentence: 'heldMoved', title: 'a' })
    expect(told({ hold }, moveCards(['b'], 'doing'))).toBeNull()
  })

  test('[M3] archived with many others: it leaves my hand', () => {
    expect(told({ hold }, archiveCards('b', 'a'))).toEqual({
      sentence: 'heldArchived',
      title: 'a',
      count: 1,
      list: '',
      back: { type: 'RestoreCard', cardId: card('a') },
    })
    expect(told(writing(card('b')), archiveCards('a', 'b'))).toMatchObject({ sentence: 'writtenArchived', title: 'b' })
    expect(told({ hold }, archiveCards('b'))).toBeNull()
  })

  test('[M2] renamed: the new name is said', () => {
    expect(told({ hold }, renameCard('better'))).toMatchObject({ sentence: 'heldRenamed', title: 'better' })
  })

  test('[M3] archived, alone or with its list: what restores it is offered', () => {
    const back = { type: 'RestoreCard', cardId: card('a') }
    expect(told({ hold }, archiveCard('a'))).toMatchObject({ sentence: 'heldArchived', title: 'a', back })
    expect(told({ hold }, archiveList('todo'))).toMatchObject({
      sentence: 'heldArchivedWithList',
      title: 'a',
      list: 'todo',
      back: { type: 'RestoreList', listId: list('todo') },
    })
  })

  test('[M4] the list below it is archived: nothing is to be restored', () => {
    const over = { sentence: 'overArchived', title: 'a', count: 1, list: 'doing', back: null }
    expect(told({ hold }, archiveList('doing'))).toEqual(over)
    expect(told({ hold }, archiveList('done'))).toBeNull()
  })

  test('[M1, M3] many: those that it is about are counted, and those that are gone can be restored', () => {
    const stack = holding('a', 'todo', 'doing', 'b')
    expect(told({ hold: stack }, moveCards(['b', 'a'], 'doing'))).toMatchObject({ sentence: 'heldMoved', count: 2 })
    expect(told({ hold: stack }, moveCard('b', 'todo'))).toMatchObject({ sentence: 'heldMoved', title: 'b', count: 1 })
    expect(told({ hold: stack }, archiveCards('a', 'b'))).toMatchObject({
      sentence: 'heldArchived',
      count: 2,
      back: { type: 'RestoreCards', cardIds: [card('a'), card('b')] },
    })
    expect(told({ hold: stack }, archiveCard('b'))).toMatchObject({
      sentence: 'heldArchived',
      title: 'b',
      count: 1,
      back: { type: 'RestoreCard', cardId: card('b') },
    })
    expect(told({ hold: stack }, archiveList('done'))).toMatchObject({ sentence: 'heldArchivedWithList', title: 'b' })
  })

  test('[M5] a list is archived under my hand', () => {
    expect(told({ hold: holdingList('done') }, archiveList('done'))).toMatchObject({
      sentence: 'heldListArchived',
      back: { type: 'RestoreList', listId: list('done') },
    })
  })
})

describe('what others do to what I write', () => {
  test('[M8] a title that is pending replaces theirs, which can be taken; the same words do not meet', () => {
    const pending = [renameCard('mine')]
    const back = { type: 'RenameCard', cardId: card('a'), title: 'theirs' }
    expect(told({ pending }, renameCard('theirs'))).toMatchObject({ sentence: 'replaced', title: 'theirs', back })
    expect(told({ pending }, renameCard('mine'))).toBeNull()
    expect(told({}, renameCard('theirs'))).toBeNull()
  })

  test('[M10] archived: the words are kept, in the card, in a card of the list, and in a new one', () => {
    expect(told(writing(card('a')), archiveCard('a'))).toMatchObject({ sentence: 'writtenArchived', title: 'a' })
    const kept = { sentence: 'writtenListArchived', title: 'todo' }
    expect(told(writing(card('a')), archiveList('todo'))).toMatchObject(kept)
    expect(told(writing(list('todo')), archiveList('todo'))).toMatchObject(kept)
    expect(told({ addsTo: list('todo') }, archiveList('todo'))).toMatchObject(kept)
    expect(told(writing(card('b')), archiveList('todo'))).toBeNull()
  })
})
