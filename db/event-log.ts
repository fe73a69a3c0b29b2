import { cardsNamedIn, type Entry, type Events, type EventType } from '../domain/event.ts'
import type { BoardId, CardId, CommandId, Epoch, UserId } from '../domain/id.ts'
import type { Result } from '../domain/wire.ts'

/**
 * The log of all boards. Every engine meets this contract, and one suite of tests holds them to it
 * (`event-log.contract.ts`).
 */
export type EventLog = {
  /** One unbroken life of the log; a restored backup starts a new one. */
  readonly epoch: Epoch
  /**
   * Writes entries after `expectedSeq`, and answers beside them, all or nothing: also where it is done on several boards,
   * each of which is named once. What it answers as `durable` is on
   * disk. A command that was decided already is a conflict. Where an entry erases words (a deleted card's, or others), they
   * are taken out of all entries before it in the same transaction (E8): their payloads are rewritten, their salts dropped. Never rejects: what it cannot tell is `unknown`.
   */
  append(...appends: readonly Append[]): Promise<Appended>
  /** A board's newest entry; null where there is no board. */
  head(board: BoardId): Promise<Head | null>
  /** The newest entries of those of these boards that there are, newest first. */
  heads(boards: readonly BoardId[]): Promise<BoardHead[]>
  /** The entries after `after`, in order: at most `entriesMax`, at most `bytesMax` of payload, but at least one. */
  read(board: BoardId, after: number, page: Page): Promise<LogRow[]>
  /** The entries that name a card, in order, from `after` to `upTo`, besides those whose first event is of a type. */
  readCard(board: BoardId, card: CardId, after: number, upTo: number, besides?: EventType): Promise<LogRow[]>
  /** The entries before `before` that name a card, newest first: as many as a page holds, but at least one. */
  readCardBack(board: BoardId, card: CardId, before: number, page: Page): Promise<LogRow[]>
  /** The entries before `before` that are wanted, newest first: as many as a page holds. */
  readBack(board: BoardId, before: number, page: Page, wanted: Wanted): Promise<PageBack>
  /** How many entries lie after `after` that someone else than this person has made, by type; looks no further than `lookedMax`. */
  countAfter(board: BoardId, after: number, besides: UserId, lookedMax: number): Promise<TypeCount[]>
  /** The newest entry up to `upTo` that names a card and whose first event is of this type; null where there is none. */
  readNewest(board: BoardId, card: CardId, type: EventType, upTo: number): Promise<LogRow | null>
  /** The entry of a command that was accepted; null where there is none. */
  entryOf(board: BoardId, actor: UserId, commandId: CommandId): Promise<LogRow | null>
  /**
   * The entries from `after` to `upTo`, in order, whose first event is of one of these types; with `spacing` those too
   * of which an event spaces an order evenly.
   */
  readTypes(
    board: BoardId,
    types: readonly EventType[],
    spacing: boolean,
    after: number,
    upTo: number,
  ): Promise<LogRow[]>
  /** What one person has done on a board up to a `seq`, newest first. */
  readOwn(board: BoardId, actor: UserId, upTo: number, entriesMax: number): Promise<OwnRow[]>
  /** How many entries lie after `after`, and what their payloads weigh; counts no further than `entriesMax`. */
  weigh(board: BoardId, after: number, entriesMax: number): Promise<{ entries: number; bytes: number }>
  /** The newest `seq` whose `at` is not after this moment; 0 where there is none. */
  seqAt(board: BoardId, at: number): Promise<number>
  /** Who made these entries, and when: of those of them that there are, in order. Their payloads are not read. */
  stamps(board: BoardId, seqs: readonly number[]): Promise<Stamp[]>
  /** The `seq` of a person's entry after `after` and up to `upTo`: the first of them, or the last; null where there is none. */
  seqBy(board: BoardId, actor: UserId, after: number, upTo: number, which: 'first' | 'last'): Promise<number | null>
  /** What was answered to a command, if it was ever decided. */
  answerTo(board: BoardId, actor: UserId, commandId: CommandId): Promise<Answered | null>
  /** The boards whose first entry this person made. */
  boardsMadeBy(actor: UserId): Promise<BoardId[]>
  /** All boards, in the order of their ids. */
  boards(): Promise<BoardId[]>
  /** Lets go of the rejections that were given before this moment. Answers as `append` does. */
  forgetRejections(before: number): Promise<Appended>
  /** Deletes a board for good: its entries, its answers, its head. Its id is not given again. Answers as `append` does. */
  deleteBoard(board: BoardId, at: number): Promise<Appended>
  /** Whether there was such a board, and it was deleted. */
  isDeleted(board: BoardId): Promise<boolean>
  /** Waits for what is under way, then closes. */
  close(): Promise<void>
}

/** One accepted command, ready to be written. `salt` hides the words from whoever has only the hashes. */
export type EntryDraft = {
  readonly commandId: CommandId
  readonly actor: UserId
  /** Milliseconds since 1970. */
  readonly at: number
  readonly events: Events
  /** The events as JSON. */
  readonly payload: string
  readonly salt: Uint8Array
  readonly commandHash: Uint8Array
}

/** An answer that leaves no entry. */
export type AnswerDraft = {
  readonly actor: UserId
  readonly result: Result
  readonly at: number
  readonly salt: Uint8Array
  readonly commandHash: Uint8Array
}

export type Append = {
  readonly board: BoardId
  /** The `seq` of the newest entry on which these were decided. */
  readonly expectedSeq: number
  readonly entries: readonly EntryDraft[]
  readonly answers: readonly AnswerDraft[]
}

export type Appended =
  /** All of it is on disk; the rows are in the order of what was asked. */
  | { readonly kind: 'durable'; readonly rows: readonly LogRow[] }
  /** Someone else was first: nothing was written. */
  | { readonly kind: 'conflict' }
  /** The disk is full: nothing was written. */
  | { readonly kind: 'full' }
  /** Whether it was written cannot be told; the process must not go on. */
  | { readonly kind: 'unknown'; readonly error: Error }

/** An entry as it lies in the log; `payload` is its events as JSON. */
export type LogRow = Omit<Entry, 'events'> & {
  /** The type of its first event. */
  readonly type: string
  readonly payload: string
  /** The chain up to here: see `chain.ts`. */
  readonly hash: Buffer
}

/** What someone has done; `payload` is there where it undid something. */
export type OwnRow = Pick<LogRow, 'seq' | 'commandId' | 'at' | 'type'> & { readonly payload: string | null }

export type Head = { readonly seq: number; readonly at: number; readonly hash: Buffer }
/** Who made an entry, and when. */
export type Stamp = Pick<Entry, 'seq' | 'at' | 'actor'>
export type BoardHead = Head & { readonly board: BoardId }
export type Page = { readonly entriesMax: number; readonly bytesMax: number }

/** Which entries are wanted: all, or those of a person, or those whose first event is of one of these types. */
export type Wanted = {
  readonly actor: UserId | null
  readonly types: readonly EventType[] | null
  /** No more entries than these are looked at, so that what is seldom does not cost a walk through all of the log. */
  readonly lookedMax: number
}
/** `before` asks for the page that follows, also where this one is empty; null at the beginning of the log. */
export type PageBack = { readonly rows: readonly LogRow[]; readonly before: number | null }
export type TypeCount = { readonly type: string; readonly count: number }

/** What a command was answered, and what tells whether it is the same command. */
export type Answered = {
  readonly result: Result
  /** Null where the words were erased. */
  readonly salt: Uint8Array | null
  readonly commandHash: Uint8Array | null
}

/** The cards that an entry's events name. */
export function cardsNamedBy(events: Events): CardId[] {
  const cards = new Set<CardId>()
  for (const event of events) for (const card of cardsNamedIn(event)) cards.add(card)
  return [...cards]
}

/** An entry with its events. */
export function toEntry({ board, seq, commandId, actor, at, payload }: LogRow): Entry {
  const events: Events = JSON.parse(payload)
  return { board, seq, commandId, actor, at, events }
}
