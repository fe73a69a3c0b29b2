import { describe, expect, test } from 'vitest'
import type { Command } from '../command.ts'
import {
  addCard,
  addComment,
  addList,
  archiveList,
  ask,
  card,
  comment,
  given,
  guest,
  type History,
  list,
  moveCard,
  owner,
  rejected,
  removeComment,
  undo,
} from '../spec/given.ts'

const rename = (word: string, title: string): Command => ask('RenameCard', { cardId: card(word), title })

const firstOf = ({ decision }: ReturnType<History['when']>) =>
  decision.kind === 'accepted' ? decision.events[0] : decision

describe('undoing', () => {
  const todo = given(addList('todo'), addList('done'), addCard('a', 'todo'), addCard('b', 'todo'))

  test('[C80] a command is undone by the ordinary events, after the one that names it', () => {
    const renamed = rename('a', 'other')
    const history = todo.and(renamed)
    const { decision } = history.when(undo(renamed))
    expect(decision).toMatchObject({
      kind: 'accepted',
      events: [
        { type: 'CommandUndone', undoes: renamed.commandId, seq: 6, undone: 'CardRenamed', isRedo: false },
        { type: 'CardRenamed', title: 'a', from: { title: 'other' } },
      ],
    })
  })

  test('[C81] the undoing of an undoing does it again', () => {
    const moved = moveCard('a', 'done')
    const undone = undo(moved)
    const history = todo.and(moved, undone)
    expect(history.cards('todo')).toEqual(['a', 'b'])
    history.when(undo(moved)).then(rejected('already-undone'))
    expect(firstOf(history.when(undo(undone)))).toMatchObject({ undone: 'CardMoved', isRedo: true })
    expect(history.and(undo(undone)).cards('done')).toEqual(['a'])
  })

  test('[C82] what a later entry has written again is not undone, and who it was is told', () => {
    const renamed = rename('a', 'mine')
    const history = todo.and(renamed).by(guest, rename('a', 'theirs'))
    history.when(undo(renamed)).then({
      kind: 'rejected',
      rejection: { code: 'changed-since', detail: expect.any(String), seq: 7, actor: guest },
    })
  })

  test('[C82] what was undone since does not stand in the way', () => {
    const [renamed, theirs] = [rename('a', 'mine'), rename('a', 'theirs')]
    const history = todo.and(renamed).by(guest, theirs, undo(theirs))
    expect(firstOf(history.when(undo(renamed)))).toMatchObject({ undone: 'CardRenamed', isRedo: false })
  })

  test('[C83] who was let in and what was deleted is not undone; nor what somebody else did', () => {
    const shared = ask('SetLinkRole', { role: 'viewer' })
    todo.and(shared).when(undo(shared)).then(rejected('not-undoable'))
    const theirs = rename('a', 'theirs')
    todo.by(guest, theirs).when(undo(theirs), owner).then(rejected('command-not-found'))
  })

  test('[C84] a card goes back between the neighbours that it had, also where the list was sorted since', () => {
    const moved = moveCard('a', 'done')
    const sort = ask('SortList', { listId: list('todo'), by: 'title' })
    const history = given(
      addList('todo'),
      addList('done'),
      addCard('d', 'todo'),
      addCard('a', 'todo'),
      addCard('c', 'todo'),
      addCard('b', 'todo'),
    ).and(moved, sort)
    expect(history.cards('todo')).toEqual(['b', 'c', 'd'])
    expect(history.and(undo(moved)).cards('todo')).toEqual(['b', 'c', 'd', 'a'])
  })

  test('[C84] also where the list was spaced evenly since', () => {
    const moved = moveCard('b', 'done')
    const crowd = Array.from({ length: 260 }, (_, index) => addCard(`n${index}`, 'todo', 'a'))
    const history = todo.and(addCard('c', 'todo'), moved, ...crowd)
    expect(history.entries.some(({ events }) => events.some(({ type }) => type === 'ListReranked'))).toBe(true)
    const back = history.and(undo(moved)).cards('todo')
    expect(back.slice(0, 2)).toEqual(['a', 'b'])
    expect(back.at(-1)).toBe('c')
  })

  test('[C84] where somebody has its rank by now, it stands right below them', () => {
    const moved = moveCard('a', 'done')
    const history = todo.and(moved, addCard('x', 'todo', null))
    const back = history.and(undo(moved))
    const rank = (word: string) => back.board.cards[card(word)]?.rank ?? ''
    expect(history.board.cards[card('x')]?.rank).toBe(todo.board.cards[card('a')]?.rank)
    expect(back.cards('todo')).toEqual(['x', 'a', 'b'])
    expect(rank('x') < rank('a') && rank('a') < rank('b')).toBe(true)
  })

  test('[C84] what came since a sorting stays below what it stands below', () => {
    const sort = ask('SortList', { listId: list('todo'), by: 'title' })
    const history = given(addList('todo'), addCard('c', 'todo'), addCard('a', 'todo'), addCard('b', 'todo')).and(
      sort,
      addCard('n', 'todo', 'b'),
    )
    expect(history.cards('todo')).toEqual(['a', 'b', 'n', 'c'])
    expect(history.and(undo(sort)).cards('todo')).toEqual(['c', 'a', 'b', 'n'])
  })

  test('[C82] a card that goes elsewhere does not keep a sorting; one that is moved in the list does', () => {
    const sort = ask('SortList', { listId: list('todo'), by: 'title' })
    const sorted = given(addList('todo'), addList('done'), addCard('c', 'todo'), addCard('a', 'todo')).and(sort)
    expect(firstOf(sorted.by(guest, moveCard('a', 'done')).when(undo(sort)))).toMatchObject({ undone: 'ListSorted' })
    sorted.by(guest, moveCard('a', 'todo')).when(undo(sort)).then(rejected('changed-since'))
  })

  test('[C80] what was made goes to the archive, with what others wrote on it; a copied list goes as a whole', () => {
    const copy = ask('CopyList', { listId: list('todo'), newListId: list('copy'), copies: { [card('a')]: card('x') } })
    const copied = todo.and(copy).by(guest, rename('x', 'theirs'), addCard('n', 'copy'))
    const back = copied.and(undo(copy))
    expect(back.lists()).toEqual(['todo', 'done'])
    expect(back.board.archive.cards[card('x')]).toMatchObject({ title: 'theirs', withList: true })
    const added = addCard('z', 'todo')
    const { board } = todo.and(added).by(guest, rename('z', 'theirs')).and(undo(added))
    expect(board.archive.cards[card('z')]).toMatchObject({ title: 'theirs' })
  })

  test('[C49, C83] the archiving of a board is undone while it is archived, and nothing else', () => {
    const archived = ask('ArchiveBoard', {})
    const renamed = rename('a', 'other')
    const history = todo.and(renamed, archived)
    history.when(undo(renamed)).then(rejected('board-archived'))
    expect(history.and(undo(archived)).board.archivedAt).toBeNull()
  })

  test('[C84] where the list is archived it cannot', () => {
    const moved = moveCard('a', 'done')
    todo.and(moved, archiveList('todo')).when(undo(moved)).then(rejected('list-archived'))
  })

  test('[C85] a comment that was removed comes back as it was', () => {
    const removed = removeComment('x', 'a')
    const said = todo.and(addComment('x', 'a', 'hello'))
    const before = said.body('a')
    expect(said.and(removed, undo(removed)).body('a')).toEqual(before)
    expect(said.and(removed, undo(removed)).board.cards[card('a')]?.commentCount).toBe(1)
    expect(before.comments[comment('x')]?.text).toBe('hello')
  })
})
