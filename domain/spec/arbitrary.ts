import fc from 'fast-check'
import { type Board, emptyBoard } from '../board.ts'
import { type Body, bodyNeededBy, emptyBody, foldBody } from '../body.ts'
import type { Command } from '../command.ts'
import { decide } from '../decide.ts'
import type { Decision } from '../decision.ts'
import { cardsNamedIn, type Entry } from '../event.ts'
import { openFold } from '../evolve.ts'
import type { CardId, UserId } from '../id.ts'
import { aCommand, aCommandBy, type Weights } from './commands.ts'
import {
  addCard,
  addChecklist,
  addComment,
  addItem,
  addLabel,
  addList,
  ask,
  attachFile,
  boardCreated,
  boardId,
  card,
  entry,
  guest,
  owner,
  undo,
} from './given.ts'
import { pastIn } from './past.ts'

/** Random histories: what is asked at random, as it is decided one after another. */

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

/** The same by one person, by these weights. */
export const aHistoryBy = (weights: Weights): fc.Arbitrary<readonly Entry[]> =>
  busyWith(fc.record({ asked: aCommandBy(weights), actor: fc.constant(owner) }))

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

/** What two boards must have in common to be the same: all that is not archived. */
export const shown = ({ archive: _archive, removed: _removed, gone: _gone, ...board }: Board) =>
  JSON.parse(JSON.stringify(board)) as unknown
