import type { Comment } from '../../domain/comment.ts'
import type { Event } from '../../domain/event.ts'
import type { CardId } from '../../domain/id.ts'
import type { Person } from '../../domain/person.ts'
import { mapTexts } from '../../domain/texts.ts'
import type { WireEntry } from '../../domain/wire.ts'
import { type BoardNames, boardSentenceOf } from './board-sentence.ts'
import { type Erasable, erasableOf } from './erasable.ts'
import { type Names, type Sentence, sentenceOf } from './sentence.ts'

/** One line of what has happened with a card: something done, or said. */
export type Line =
  | { readonly kind: 'comment'; readonly key: string; readonly at: string | null; readonly comment: Comment }
  | {
      readonly kind: 'done'
      readonly key: string
      readonly seq: number
      readonly at: string
      readonly actor: Person
      readonly sentence: Sentence & { readonly card?: CardId | null }
      /** How many that were done one after another are told together. */
      readonly count: number
      /** The words that an owner may erase from here. */
      readonly erasable: Erasable | null
    }

/** What one person does again and again is told once. */
const foldable: ReadonlySet<string> = new Set([
  'ItemAdded',
  'ItemChecked',
  'ItemUnchecked',
  'ItemMoved',
  'ItemRemoved',
  'CardDescribedAnew',
  'CardMovedWithin',
])
const foldMs = 10 * 60_000

/** Entries and comments in one order, newest first. */
export function linesOf(
  entries: readonly WireEntry[],
  comments: readonly Comment[],
  cardId: CardId,
  names: Names,
): readonly Line[] {
  const done = entries.flatMap((entry): Line[] => {
    const event = withErased(entry.events[0], names.erased)
    const sentence = sentenceOf(event, cardId, entry.actor.id, names)
    if (!sentence) return []
    return [doneLine(entry, sentence)]
  })
  const said = comments.map((comment): Line => ({ kind: 'comment', key: comment.id, at: comment.at, comment }))
  const all = [...done, ...said].toSorted((a, b) => timeOf(b) - timeOf(a) || seqOf(b) - seqOf(a))
  return folded(all)
}

/** The entries of a board, which are newest first. */
export function boardLinesOf(entries: readonly WireEntry[], names: BoardNames): readonly Done[] {
  const done = entries.flatMap((entry): Done[] => {
    // Where the first event goes without saying, a consequence may not.
    for (const event of entry.events) {
      const sentence = boardSentenceOf(withErased(event, names.erased), entry.actor.id, names)
      if (sentence) return [doneLine(entry, sentence)]
    }
    return []
  })
  return folded(done)
}

/** [E8] An event as it is told: where words were erased, it says so. */
const withErased = (event: Event, erased: string): Event =>
  mapTexts(event, (text, { key }) => (text === '' && !key.endsWith('description') ? erased : text))

export type Done = Extract<Line, { kind: 'done' }>

const doneLine = ({ seq, at, actor, events: [event] }: WireEntry, sentence: Done['sentence']): Done => ({
  kind: 'done',
  key: `${seq}`,
  seq,
  at,
  actor,
  sentence,
  count: 1,
  erasable: erasableOf(event),
})

/** What one person does again and again with one card is one line: as the newest. */
function folded<L extends Line>(all: readonly L[]): readonly L[] {
  const lines: L[] = []
  for (const line of all) {
    const last = lines.at(-1)
    if (last && mayFold(last, line)) lines[lines.length - 1] = { ...last, count: last.count + 1 }
    else lines.push(line)
  }
  return lines
}

const mayFold = <L extends Line>(newer: L, older: Line): newer is L & Done =>
  newer.kind === 'done' &&
  older.kind === 'done' &&
  newer.actor.id === older.actor.id &&
  newer.sentence.key === older.sentence.key &&
  newer.sentence.card === older.sentence.card &&
  foldable.has(newer.sentence.key) &&
  timeOf(newer) - timeOf(older) < foldMs

/** What is not confirmed yet is newest. */
const timeOf = ({ at }: Line): number => (at === null ? Number.MAX_SAFE_INTEGER : Date.parse(at))
const seqOf = (line: Line): number => (line.kind === 'done' ? line.seq : line.comment.writtenAt)
