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
