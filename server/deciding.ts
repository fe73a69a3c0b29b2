import { saltedHash } from '../db/chain.ts'
import { type AnswerDraft, cardsNamedBy, type EntryDraft } from '../db/event-log.ts'
import { canSee } from '../domain/access.ts'
import { type Body, bodyNeededBy, foldBody } from '../domain/body.ts'
import { type Command, formOf } from '../domain/command.ts'
import { decide } from '../domain/decide.ts'
import { rejection } from '../domain/decision.ts'
import type { CardId, UserId } from '../domain/id.ts'
import type { Past } from '../domain/past.ts'
import type { Result } from '../domain/wire.ts'
import { isSame, isTooLarge } from './drafts.ts'
import { type Batch, type Known, keyOf } from './known.ts'
import { boardIn, type Room } from './rooms.ts'

export type Executed =
  | { readonly kind: 'done'; readonly results: readonly Result[] }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'reused'; readonly index: number }
  | { readonly kind: 'full' }
  /** A bug; nothing was done. */
  | { readonly kind: 'failed' }

/** What was read of the log before it is decided. */
export type Read = {
  readonly known: Known
  /** The bodies of the cards that `bodyNeededBy` names; those that are decided on grow with it. */
  readonly bodies: Map<CardId, Body>
  readonly past: Past | null
}

/** What is to be written, and the answers, in the order in which they were asked for. */
export type Decided = {
  readonly executed: readonly Executed[]
  readonly entries: readonly EntryDraft[]
  readonly answers: readonly AnswerDraft[]
}

/** Decides what is asked of a board, and folds what was accepted at once, so that the next is decided on it. */
export type DecideAll = (room: Room, asks: readonly Batch[], read: Read) => Decided

export type DecidingOptions = {
  readonly now: () => number
  /** 16 bytes that nobody can guess. */
  readonly newSalt: () => Uint8Array
}

export function createDecideAll({ now, newSalt }: DecidingOptions): DecideAll {
  return (room, asks, { known, bodies, past }) => {
    const entries: EntryDraft[] = []
    const answers: AnswerDraft[] = []
    const given = new Map<string, { result: Result; form: string }>()
    let { seq, at } = room

    const decideNew = (actor: UserId, command: Command, form: string): Result => {
      const { commandId } = command
      const salt = newSalt()
      const commandHash = saltedHash(salt, form)
      const card = bodyNeededBy(command)
      const body = card && bodies.get(card)
      // [A9] Whose time is up is still on the board until this says so.
      const there = command.type === 'LapseMembers' ? room.folding.board : boardIn(room, now())
      const decision = decide(there, body ?? null, actor, command, past)
      at = Math.max(at, now())
      const answer = (result: Result): Result => {
        answers.push({ actor, result, at, salt, commandHash })
        return result
      }
      if (decision.kind === 'rejected') return answer({ commandId, rejected: decision.rejection })
      if (decision.kind === 'unchanged') return answer({ commandId, seq, unchanged: true })
      const { events } = decision
      const payload = JSON.stringify(events)
      if (isTooLarge(payload)) return answer({ commandId, rejected: rejection('entry-too-large') })
      seq += 1
      const entry = { seq, events }
      entries.push({ commandId, actor, at, events, payload, salt, commandHash })
      room.folding.apply([entry])
      for (const named of cardsNamedBy(events)) {
        const before = bodies.get(named)
        if (before) bodies.set(named, foldBody(before, named, [{ ...entry, at }]))
      }
      return { commandId, seq }
    }

    /** [C4] Decides what was not decided before; where an id stands for another command, nothing of the ask is done. */
    const decideAsk = ({ actor, commands }: Batch): Executed => {
      // [A8] A share link is for who may not see the board yet; so is what was one's as a guest.
      const isAtTheDoor = commands.every(({ type }) => atTheDoor.has(type))
      if (!isAtTheDoor && !canSee(boardIn(room, now()), actor)) return { kind: 'not-found' }
      const keyed = commands.map((command) => ({
        command,
        key: keyOf(actor, command.commandId),
        form: formOf(command),
      }))
      const forms = new Map<string, string>()
      for (const [index, { key, form }] of keyed.entries()) {
        const first = forms.get(key) ?? given.get(key)?.form
        const answered = known.get(key)
        if (first !== undefined && first !== form) return { kind: 'reused', index }
        if (answered && !isSame(answered, form)) return { kind: 'reused', index }
        forms.set(key, form)
      }
      const results = keyed.map(({ command, key, form }) => {
        const before = given.get(key) ?? known.get(key)
        if (before) return before.result
        const result = decideNew(actor, command, form)
        given.set(key, { result, form })
        return result
      })
      return { kind: 'done', results }
    }

    return { executed: asks.map(decideAsk), entries, answers }
  }
}

/** What the server asks for who may not see the board. */
const atTheDoor: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'UseLink',
  'LapseMembers',
  'AliasPerson',
  'EraseOwnTexts',
])
