import { isDeepStrictEqual } from 'node:util'
import type { Follower } from '../../app/_client/follower.ts'
import { may, roleOf } from '../../domain/access.ts'
import { type Board, emptyBoard } from '../../domain/board.ts'
import { emptyBody, foldBody } from '../../domain/body.ts'
import type { Command } from '../../domain/command.ts'
import type { Entry } from '../../domain/event.ts'
import { evolve, fold } from '../../domain/evolve.ts'
import type { BoardId, CardId, CommandId, UserId } from '../../domain/id.ts'
import { shown } from '../../domain/spec/arbitrary.ts'
import type { Result } from '../../domain/wire.ts'

/** A tab that follows a board, and the cards that were opened in it. */
export type Tab = { readonly follower: Follower; readonly opened: Set<CardId> }

/** Someone who asks in some tabs, and what they were answered. */
export type Asker = {
  readonly id: UserId
  readonly tabs: readonly Tab[]
  /** All that was asked, in order, and in which tab. */
  readonly asked: readonly { readonly command: Command; readonly tab: Tab }[]
  readonly results: ReadonlyMap<CommandId, Result>
}

/** Nothing is on its way to this tab or from it. */
export const isCaughtUp = ({ follower: { state, replica }, opened }: Tab): boolean =>
  state.waiting === 0 &&
  state.behind === 0 &&
  replica.pending.length === 0 &&
  [...opened].every((card) => !replica.view.cards[card] || !replica.isMissing(card))

/** Whether two boards show the same. Records have no order: where a lane stands in one depends on when it was last empty. */
export const isSameBoard = (one: Board, other: Board): boolean => isDeepStrictEqual(shown(one), shown(other))

/** A client holds what the log holds, and knows what became of all that it asked. */
export function faultsOf({ id, tabs, asked, results }: Asker, board: BoardId, entries: readonly Entry[]): string[] {
  const faults: string[] = []
  const say = (what: string) => faults.push(`${id}: ${what}`)
  const hasEnded = tabs.every(({ follower }) => follower.state.ended)
  const plain = fold(emptyBoard(board), entries)
  for (const { follower, opened } of tabs) {
    const { replica, state } = follower
    if (state.ended) continue
    if (replica.seq !== entries.length) say(`stands at ${replica.seq} of ${entries.length}`)
    if (!isSameBoard(replica.confirmed, plain)) say('holds another board than the fold')
    if (replica.pending.length > 0) say(`${replica.pending.length} commands are still pending`)
    else if (!isSameBoard(replica.view, replica.confirmed)) say('shows another board than it holds')
    for (const card of opened) {
      const body = replica.body(card)
      if (body && JSON.stringify(body) !== JSON.stringify(foldBody(emptyBody, card, entries)))
        say('holds another body than the fold')
      if (!body && plain.cards[card]) say('never got the body of a card')
    }
  }
  const before = new Map<Tab, number>()
  for (const { command, tab } of asked) {
    const { commandId, type } = command
    const result = results.get(commandId)
    const found = entries.filter((entry) => entry.actor === id && entry.commandId === commandId)
    if (found.length > 1) say(`${type} was done ${found.length} times`)
    const [entry] = found
    if (!result && !hasEnded) say(`${type} was never answered`)
    if (!result) continue
    const isAccepted = 'seq' in result && !result.unchanged
    if (isAccepted !== (entry !== undefined)) say(`${type} was answered otherwise than it was done`)
    if (!entry) continue
    if ('seq' in result && result.seq !== entry.seq) say(`${type} was answered with another seq`)
    if (entry.seq < (before.get(tab) ?? 0)) say(`${type} overtook what was asked before it`)
    before.set(tab, entry.seq)
  }
  return faults
}

/** Each entry was asked for, by someone who might. */
export function faultsOfLog(board: BoardId, entries: readonly Entry[], clients: readonly Asker[]): string[] {
  const faults: string[] = []
  const types = new Map(
    clients.flatMap(({ id, asked }) => asked.map(({ command }) => [`${id} ${command.commandId}`, command.type])),
  )
  let now = emptyBoard(board)
  for (const entry of entries) {
    const type = types.get(`${entry.actor} ${entry.commandId}`)
    if (entry.seq > 1 && !type) faults.push(`entry ${entry.seq} was asked by nobody`)
    if (type && !may(roleOf(now, entry.actor), type))
      faults.push(`entry ${entry.seq}: ${entry.actor} might not ${type}`)
    now = evolve(now, entry)
  }
  return faults
}
