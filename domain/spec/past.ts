import { type Board, emptyBoard } from '../board.ts'
import { type Body, emptyBody, foldBody } from '../body.ts'
import type { Command, CommandOf } from '../command.ts'
import { type Owned, personErased, takeOwned } from '../erasure.ts'
import type { Entry } from '../event.ts'
import { fold } from '../evolve.ts'
import type { CardId, UserId } from '../id.ts'
import { bodiesChangedBy } from '../invert.ts'
import { type Past, pastNeededBy } from '../past.ts'
import { idsOf } from '../person-of.ts'
import { needsMoment, respacedIn } from '../respaced.ts'
import { sweptOf } from '../sweep.ts'

/** What a command is decided on beside the board, read from a whole log. */
export function pastIn(entries: readonly Entry[], actor: UserId, asked: Command): Past | null {
  const needed = pastNeededBy(asked)
  if (!needed) return null
  if (needed.type === 'EraseTexts' || needed.type === 'EraseOwnTexts') {
    const files: Owned = new Map()
    const person = personErased(needed, actor)
    const ids = person ? idsIn(entries, person) : []
    for (const { events } of entries) takeOwned(files, events, ids)
    const cards = needed.type === 'EraseTexts' && 'cardId' in needed.of ? [needed.of.cardId] : [...files.keys()]
    return { kind: 'erase', ids, bodies: bodiesOf(cards, entries), files }
  }
  if (needed.type === 'UndoEverythingBy') return sweepPastIn(entries, needed)
  if (needed.type !== 'UndoCommand') {
    const until = entries.filter(({ seq }) => seq <= needed.at)
    const cards = 'cardId' in needed ? [needed.cardId] : []
    const [first] = entries
    if (!first) return null
    return { kind: 'moment', moment: { board: boardOf(until, first), bodies: bodiesOf(cards, until) } }
  }
  const ids = idsIn(entries, actor)
  const entry = entries.find((one) => ids.includes(one.actor) && one.commandId === needed.undoes) ?? null
  if (!entry) return { kind: 'undo', entry, later: [], bodies: new Map(), before: null }
  const later = entries.filter(({ seq }) => seq > entry.seq)
  const earlier = entries.filter(({ seq }) => seq < entry.seq)
  const cards = bodiesChangedBy(entry)
  const before = needsMoment(entry, respacedIn([entry, ...later]))
    ? { board: boardOf(earlier, entry), bodies: bodiesOf(cards, earlier) }
    : null
  return { kind: 'undo', entry, later, bodies: bodiesOf(cards, entries), before }
}

function sweepPastIn(entries: readonly Entry[], asked: CommandOf<'UndoEverythingBy'>): Past {
  const since = entries.filter(({ seq }) => seq >= asked.from)
  const earlier = entries.filter(({ seq }) => seq < asked.from)
  const ids = idsIn(entries, asked.userId)
  const cards = sweptOf(since, ids, asked).flatMap(bodiesChangedBy)
  const [first] = entries
  const before = first ? { board: boardOf(earlier, first), bodies: bodiesOf(cards, earlier) } : null
  return { kind: 'sweep', ids, entries: since, bodies: bodiesOf(cards, entries), before }
}

const boardOf = (entries: readonly Entry[], { board }: Entry): Board => fold(emptyBoard(board), entries)

const idsIn = (entries: readonly Entry[], id: UserId): readonly UserId[] => {
  const [first] = entries
  return first ? idsOf(boardOf(entries, first), id) : [id]
}

const bodiesOf = (cards: readonly CardId[], entries: readonly Entry[]): Map<CardId, Body> =>
  new Map(cards.map((id) => [id, foldBody(emptyBody, id, entries)]))
