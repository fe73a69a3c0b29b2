import type { Board } from './board.ts'
import { foldBody } from './body.ts'
import type { CommandOf } from './command.ts'
import type { RejectionCode } from './decision.ts'
import { hasErased } from './erasure.ts'
import { cardsNamedIn, type Entry, type Event } from './event.ts'
import { fold, openFold } from './evolve.ts'
import type { UserId } from './id.ts'
import { fieldsMinded, invert, isOfArchiving, isUndoable } from './invert.ts'
import type { Moment, SweepPast } from './past.ts'
import { needsMoment, type Respaced, respacedIn } from './respaced.ts'
import { undidOnlyAfter, undoneBy, undoneIn } from './undone.ts'
import { type FieldKey, writtenBy } from './written.ts'

/** What undoing everything by someone would do: the events, what they undo, and what is left as it is. */
export type Sweep = {
  readonly events: readonly Event[]
  /** Newest first. */
  readonly undone: readonly Entry[]
  readonly left: readonly LeftOut[]
}
/** Why an entry is not undone; `by` is the later one that has written the same. */
export type LeftOut = { readonly entry: Entry; readonly code: RejectionCode; readonly by: Entry | null }

/** The entries that are to be undone, in order: not what is undone already, nor what undid nothing but such. `ids` are all that they had (A30). */
export function sweptOf(entries: readonly Entry[], ids: readonly UserId[], { from, to }: Swept): Entry[] {
  const undone = undoneIn(entries)
  const theirs = entries.filter(({ actor, seq }) => ids.includes(actor) && seq >= from && seq <= to)
  const seqs = new Set(theirs.map(({ seq }) => seq))
  return theirs.filter((entry) => {
    const targets = undoneBy(entry)
    return !undone.has(entry.seq) && !(targets.length > 0 && targets.every((seq) => seqs.has(seq)))
  })
}

type Swept = Omit<CommandOf<'UndoEverythingBy'>, 'commandId' | 'type' | 'userId'>

/** [C86] Undoes what can be undone of it, the newest first, and leaves the rest. */
export function sweep(
  board: Board,
  actor: UserId,
  asked: CommandOf<'UndoEverythingBy'>,
  { ids, bodies: known, before }: SweepPast,
  entries: readonly Entry[],
): Sweep {
  const swept = sweptOf(entries, ids, asked)
  const respaced = respacedIn(entries)
  const moments = momentsOf(swept, entries, respaced, before)
  let writers = writersIn(entries, [])
  const folding = openFold(board)
  const bodies = new Map(known)
  const undone = new Map<number, Entry>()
  const left: LeftOut[] = []
  const events: Event[] = []
  for (const entry of swept.toReversed()) {
    const leave = (code: RejectionCode, by: Entry | null = null) => left.push({ entry, code, by })
    if (!isUndoable(entry) || isOfArchiving(entry)) {
      leave('not-undoable')
      continue
    }
    if (hasErased(entry)) {
      leave('words-erased')
      continue
    }
    const moment = moments.get(entry.seq) ?? null
    const minded = fieldsMinded(entry, folding.board, moment)
    const by = lastWriter(writers, minded, entry.seq, undone)
    if (by) {
      leave('changed-since', by)
      continue
    }
    const { commandId } = asked
    const inverted = invert(entry, { board: folding.board, bodies, actor, commandId, respaced, before: moment })
    if ('code' in inverted) {
      leave(inverted.code)
      continue
    }
    undone.set(entry.seq, entry)
    // What it had undone of others stands again, and is in the way like anything else.
    if (undoneBy(entry).some((seq) => seq >= asked.from)) writers = writersIn(entries, [...undone.keys()])
    events.push(...inverted)
    const [first, ...rest] = inverted
    if (!first) continue
    const folded = { seq: entry.seq, at: null, events: [first, ...rest] } as const
    folding.apply([folded])
    for (const cardId of new Set(inverted.flatMap(cardsNamedIn))) {
      const body = bodies.get(cardId)
      if (body) bodies.set(cardId, foldBody(body, cardId, [folded]))
    }
  }
  return { events, undone: [...undone.values()], left }
}

type Writers = ReadonlyMap<FieldKey, readonly Entry[]>

/** Who has written each field, in order, but for what is undone: these `seqs` too. */
function writersIn(entries: readonly Entry[], seqs: readonly number[]): Writers {
  const undone = undoneIn(entries, seqs)
  const writers = new Map<FieldKey, Entry[]>()
  for (const entry of entries) {
    if (undone.has(entry.seq)) continue
    for (const key of new Set(writtenBy(entry))) {
      const others = writers.get(key)
      if (others) others.push(entry)
      else writers.set(key, [entry])
    }
  }
  return writers
}

/** The newest that stands in the way of undoing an entry: what undid nothing but later ones does not. */
function lastWriter(
  writers: Writers,
  minded: ReadonlySet<FieldKey>,
  after: number,
  undone: ReadonlyMap<number, Entry>,
): Entry | null {
  let last: Entry | null = null
  for (const key of minded) {
    const writer = writers.get(key)?.findLast((one) => !undone.has(one.seq) && !undidOnlyAfter(after, one))
    if (writer && writer.seq > after && writer.seq > (last?.seq ?? 0)) last = writer
  }
  return last
}

/** The boards before those entries whose undoing must know them. */
function momentsOf(
  swept: readonly Entry[],
  entries: readonly Entry[],
  respaced: Respaced,
  before: Moment | null,
): Map<number, Moment> {
  const moments = new Map<number, Moment>()
  const first = entries[0]?.seq ?? 0
  let moment = before
  let next = first
  for (const entry of swept) {
    if (!moment || !needsMoment(entry, respaced)) continue
    const between = entries.slice(next - first, entry.seq - first)
    const bodies = [...moment.bodies].map(([id, body]) => [id, foldBody(body, id, between)] as const)
    moment = { board: fold(moment.board, between), bodies: new Map(bodies) }
    next = entry.seq
    moments.set(entry.seq, moment)
  }
  return moments
}
