import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import type { Entry } from './event.ts'
import type { UserId } from './id.ts'
import { isOfArchiving } from './invert.ts'
import { idsOf } from './person-of.ts'
import { aBusyHistory } from './spec/arbitrary.ts'
import { differences, orderOf, type State, stateAfter, statesOf } from './spec/facts.ts'
import {
  account,
  addCard,
  addComment,
  addList,
  ask,
  card,
  entry,
  given,
  guest,
  list,
  moveCard,
  owner,
  rejected,
  undo,
} from './spec/given.ts'
import { pastIn } from './spec/past.ts'
import { sweptOf } from './sweep.ts'

const everythingBy = (userId: UserId, from: number, to: number) => ask('UndoEverythingBy', { userId, from, to })

describe('undoing everything by someone', () => {
  const history = given(addList('todo'), addList('done'), addCard('a', 'todo'), addCard('b', 'todo'))
    .by(
      guest,
      moveCard('a', 'done'),
      addComment('x', 'a', 'one'),
      ask('RenameCard', { cardId: card('b'), title: 'mine' }),
    )
    .and(ask('RenameCard', { cardId: card('b'), title: 'owner’s' }))

  test('[C86] is one entry, the newest first, without what somebody else has changed since', () => {
    const { decision } = history.when(everythingBy(guest, 6, 8))
    expect(decision).toMatchObject({
      kind: 'accepted',
      events: [
        { type: 'EverythingUndone', userId: guest, from: 6, to: 8, seqs: [7, 6], left: [8] },
        { type: 'CommentRemoved' },
        { type: 'CardMoved' },
      ],
    })
  })

  test('[C86, A30] is of one person under all ids that they had, whichever of them is named', () => {
    const became = given(addList('todo'), addCard('a', 'todo'), addCard('b', 'todo'))
      .by(guest, ask('RenameCard', { cardId: card('a'), title: 'as a guest' }))
      .by(account, ask('AliasPerson', { from: guest, to: account }))
      .by(account, ask('RenameCard', { cardId: card('b'), title: 'as an account' }))
    for (const id of [guest, account]) {
      const { decision } = became.when(everythingBy(id, 1, 9))
      expect(decision).toMatchObject({ events: [{ type: 'EverythingUndone', seqs: [7, 5] }, {}, {}] })
    }
  })

  test('[C86] is itself undone as one', () => {
    const asked = everythingBy(guest, 1, 9)
    const swept = history.and(asked)
    expect(swept.cards('todo')).toEqual(['a', 'owner’s'])
    const back = swept.and(undo(asked))
    expect(back.cards('done')).toEqual(['a'])
    expect(back.body('a')).toEqual(history.body('a'))
  })

  test('[C86] what undid the work of others, undone, leaves that in the way of what was before it', () => {
    const asked = (title: string) => ask('RenameCard', { cardId: card('b'), title })
    const { decision } = given(addList('todo'), addCard('b', 'todo'), asked('mine'))
      .by(guest, asked('theirs'))
      .and(everythingBy(guest, 5, 5))
      .when(everythingBy(owner, 4, 6))
    expect(decision).toMatchObject({
      events: [
        { type: 'EverythingUndone', seqs: [6], left: [4] },
        { type: 'CardRenamed', title: 'theirs' },
      ],
    })
  })

  test('[C84, C86] where it has sorted a list too, what comes back stands where it stood', () => {
    const asked = everythingBy(guest, 6, 9)
    const swept = given(addList('todo'), addCard('c', 'todo'), addCard('a', 'todo'), addCard('b', 'todo'))
      .by(guest, moveCard('b', 'todo', null))
      .and(moveCard('c', 'todo', null))
      .by(guest, ask('SortList', { listId: list('todo'), by: 'title' }), addCard('d', 'todo', 'b'))
    expect(swept.cards('todo')).toEqual(['a', 'b', 'd', 'c'])
    expect(swept.and(asked, undo(asked)).cards('todo')).toEqual(['a', 'b', 'd', 'c'])
  })

  test('[C86] is the owner’s, and changes nothing where there is nothing to undo', () => {
    history.when(everythingBy(owner, 1, 9), guest).then(rejected('forbidden'))
    history.when(everythingBy(guest, 1, 5)).then({ kind: 'unchanged' })
    const asked = everythingBy(guest, 6, 7)
    history
      .and(asked)
      .when(everythingBy(guest, 6, 7))
      .then({ kind: 'unchanged' })
  })

  test('[C86] does what undoing one after another would do, and undone leaves what was before', {
    timeout: 600_000,
  }, () => {
    let swept = 0
    fc.assert(
      fc.property(aBusyHistory, fc.nat(40), fc.nat(30), fc.boolean(), (entries, start, length, isOwner) => {
        const userId = isOwner ? owner : guest
        const asked = everythingBy(userId, 2 + start, 2 + start + length)
        const now = statesOf(entries).at(-1)
        if (!now || now.board.archivedAt !== null) return
        const decision = decide(now.board, null, owner, asked, pastIn(entries, owner, asked))
        const stepwise = oneByOne(entries, now, userId, 2 + start, 2 + start + length)
        if (decision.kind !== 'accepted') {
          expect(decision.kind).toBe('unchanged')
          expect(stepwise.seqs).toEqual([])
          return
        }
        const done = { ...entry(entries.length + 1, owner, decision.events), commandId: asked.commandId }
        const after = stateAfter(now, done)
        expect(decision.events[0]).toMatchObject({ seqs: stepwise.seqs })
        const others = differences(after.facts, stepwise.state.facts)
        // Whoever may undo may edit.
        others.delete('board linkRole')
        expect([...others]).toEqual([])
        expect(orderOf(after.board)).toEqual(orderOf(stepwise.state.board))
        swept += stepwise.seqs.length

        const back = undo(done)
        const undone = decide(after.board, null, owner, back, pastIn([...entries, done], owner, back))
        if (undone.kind !== 'accepted') throw new Error(JSON.stringify({ undone, events: decision.events }))
        const again = stateAfter(after, entry(entries.length + 2, owner, undone.events))
        expect([...differences(now.facts, again.facts)]).toEqual([])
        expect(orderOf(again.board)).toEqual(orderOf(now.board))
      }),
      { numRuns: Number(process.env.UNDO_RUNS ?? 100) },
    )
    expect(swept).toBeGreaterThan(20)
  })
})

/** The same by `UndoCommand`, entry by entry, by someone who may. */
function oneByOne(
  entries: readonly Entry[],
  now: State,
  userId: UserId,
  from: number,
  to: number,
): { seqs: number[]; state: State } {
  const log = [...entries]
  const seqs: number[] = []
  let state: State = { ...now, board: { ...now.board, linkRole: 'editor' } }
  const since = entries.filter(({ seq }) => seq >= from)
  // A guest who has become an account asks as that.
  const ids = idsOf(now.board, userId)
  const [person = userId] = ids
  for (const one of sweptOf(since, ids, { from, to }).toReversed()) {
    if (isOfArchiving(one)) continue
    const asked = undo(one)
    const decision = decide(state.board, null, person, asked, pastIn(log, person, asked))
    if (decision.kind !== 'accepted') continue
    const next = { ...entry(log.length + 1, person, decision.events), commandId: asked.commandId }
    log.push(next)
    state = stateAfter(state, next)
    seqs.push(one.seq)
  }
  return { seqs, state }
}
