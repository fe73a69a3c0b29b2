import { type Board, emptyBoard } from '../../domain/board.ts'
import type { Body } from '../../domain/body.ts'
import { cardsNamedIn } from '../../domain/event.ts'
import { type Folding, openFold } from '../../domain/evolve.ts'
import type { BoardId, CardId, Epoch } from '../../domain/id.ts'
import { isErasing } from '../../domain/is-erasing.ts'
import type { Color } from '../../domain/person.ts'
import { canFold } from '../../domain/replica.ts'
import { fromWireBoard, type WireEntry } from '../../domain/wire.ts'
import { backoffMs, type Clock } from './clock.ts'
import type { Outcome } from './outcome.ts'
import { createPastBodies } from './past-bodies.ts'
import { createPastFrames } from './past-frames.ts'
import { createPastPages } from './past-pages.ts'
import type { PastWays } from './past-ways.ts'

/** A board as it was, at one entry. */
export type Past = {
  readonly seq: number
  /** When that entry was made. */
  readonly at: string
  readonly view: Board
  /** The cards that the entries just passed are about, in the hue of who made them. */
  readonly fresh: ReadonlyMap<CardId, Color>
  count(list: keyof Board['lists']): number
  body(cardId: CardId): Body | null
}

/** A past that shows any entry. The knob is free: the board follows it as soon as what it needs is here. */
export type PastStore = {
  /** What is shown; null until the first moment is here. */
  readonly past: Past | null
  /** Where the knob is. */
  readonly target: number
  readonly head: number
  /** An entry, if it is held. */
  entry(seq: number): WireEntry | null
  /** `drag` is a hand that will be elsewhere in a moment: the page stays free for it. */
  go(seq: number, how?: 'settle' | 'drag'): void
  /** Fetches what comes after, before it is wanted; whether the next entries are here. */
  ahead(): boolean
  /** What is heard of the board as it is now. */
  learn(entries: readonly WireEntry[]): void
  /** Told before another moment is shown, with the cards that move by it where they are few. */
  watchShow(tell: (moved: readonly CardId[]) => void): () => void
  subscribe(tell: () => void): () => void
  close(): void
}

export type PastStoreOptions = {
  readonly board: BoardId
  /** The life of the log that the head is of: of another one nothing is taken. */
  readonly epoch: Epoch
  readonly head: number
  readonly ways: Pick<PastWays, 'snapshot' | 'entries' | 'card'>
  readonly clock: Clock
  /** What has come of the log. */
  readonly onEntries?: (entries: readonly WireEntry[]) => void
  /** There is no such board for me any more, or no such past. */
  readonly onEnded: () => void
  /** So many entries are asked for at once. */
  readonly pageEntries?: number
  /** So many are folded at once, rather than asking for a snapshot. */
  readonly foldMax?: number
}

/** So few are shown as they happened. */
const stepMax = 20
/** A hand that drags gets so much more of the time than the board that follows it. */
const restTimes = 3
const restMsMax = 400

export function createPastStore(options: PastStoreOptions): PastStore {
  const { board, epoch, head: first, ways, clock, onEnded, pageEntries = 500 } = options
  // From where a page begins each of its entries must be within reach.
  const foldMax = Math.max(pageEntries, options.foldMax ?? 2_000)
  const pages = createPastPages(pageEntries)
  const frames = createPastFrames({ seq: 0, board: emptyBoard(board) })
  const tells = new Set<() => void>()
  const watchers = new Set<(moved: readonly CardId[]) => void>()
  let head = first
  let target = first
  let isDragged = false
  let past: Past | null = null
  /** What is shown has words that are deleted: it is shown anew as soon as it can be. */
  let isStale = false
  /** Each time that words are deleted, what was asked for before is not taken any more. */
  let life = {}
  /** What the shown board grows in; once it is left, nobody writes into that board any more. */
  let folding: { readonly folding: Folding; seq: number } | null = null
  let isLoading = false
  let isClosed = false
  let restUntil = 0
  let undoRest: (() => void) | null = null

  const changed = () => {
    for (const tell of tells) tell()
  }
  const bodies = createPastBodies({
    ways,
    clock,
    onChange: () => {
      // Another thing, so that those who look at it look again.
      past = past && { ...past }
      changed()
    },
    between: (after, upTo) => (pages.has(after, upTo) && upTo - after <= foldMax ? pages.between(after, upTo) : null),
  })

  const reaches = (from: number, seq: number) => from <= seq && seq - from <= foldMax && pages.has(from, seq)
  /** The board to go on from to a moment; a number is where a snapshot is needed first. */
  const baseOf = (seq: number): { readonly seq: number; readonly board: Board } | number => {
    const base = folding && reaches(folding.seq, seq) ? { seq: folding.seq, board: folding.folding.board } : null
    const frame = frames.upTo(seq)
    const found = base && base.seq >= (frame?.seq ?? 0) ? base : frame && reaches(frame.seq, seq) ? frame : base
    if (!found) return pages.begin(seq)
    const entries = pages.between(found.seq, seq)
    const unknown = entries.find(
      (entry, index) => restores(entry) && !canFold(found.board, entries.slice(0, index), entry),
    )
    return unknown ? unknown.seq : found
  }
  const isHere = (seq: number) => pages.missing(seq) === null && typeof baseOf(seq) !== 'number'

  const isShown = (seq: number) => past?.seq === seq && !isStale

  const show = (seq: number) => {
    const base = baseOf(seq)
    const entry = pages.entry(seq)
    if (typeof base === 'number' || !entry || isShown(seq)) return
    const began = clock.now()
    const before = past?.seq ?? seq
    const [low, high] = [Math.min(before, seq), Math.max(before, seq)]
    const passed = high - low <= stepMax && pages.has(low, high) ? pages.between(low, high) : []
    const moved = [...new Set(passed.flatMap(({ events }) => events.flatMap(cardsNamedIn)))]
    for (const tell of watchers) tell(moved)

    if (!folding || folding.seq !== base.seq) {
      if (folding) frames.put({ seq: folding.seq, board: folding.folding.board })
      folding = { folding: openFold(base.board), seq: base.seq }
    }
    folding.folding.apply(pages.between(base.seq, seq))
    folding.seq = seq
    isStale = false
    const view = folding.folding.board
    past = {
      seq,
      at: entry.at,
      view,
      fresh: new Map(
        passed.flatMap(({ actor, events }) => events.flatMap(cardsNamedIn).map((id) => [id, actor.color])),
      ),
      count: (list) => view.order.cards[list]?.length ?? 0,
      body: (cardId) => bodies.at(cardId, seq),
    }
    changed()
    // What is drawn of it is drawn before this.
    queueMicrotask(() => {
      const now = clock.now()
      restUntil = now + Math.min(restMsMax, (now - began) * restTimes)
    })
  }

  /** Shows where the knob is, as soon as it can be. */
  const follow = () => {
    if (isClosed || isShown(target)) return
    const rest = isDragged ? restUntil - clock.now() : 0
    if (rest > 0) {
      undoRest ??= clock.after(rest, () => {
        undoRest = null
        follow()
      })
      return
    }
    if (isHere(target)) show(target)
    else void load()
  }

  /** Fetches for one moment at a time: the newest that is wanted. */
  const load = async () => {
    if (isLoading) return
    isLoading = true
    for (let attempt = 0; !isClosed; ) {
      const wanted = target
      if (isHere(wanted)) break
      const outcomes = await fetchFor(wanted)
      if (isClosed) return
      if (outcomes.some(({ kind }) => kind === 'gone' || kind === 'no-session')) return onEnded()
      if (outcomes.some(({ kind }) => kind !== 'ok')) await wait(backoffMs(clock, ++attempt))
      else attempt = 0
      // The hand is elsewhere by now: what has come is nearer to it than what is shown.
      if (isDragged && !isHere(target) && isHere(wanted)) {
        show(wanted)
        await wait(restUntil - clock.now())
      }
    }
    isLoading = false
    follow()
  }
  const fetchFor = async (seq: number): Promise<readonly Outcome<unknown>[]> => {
    const asked: Promise<Outcome<unknown>>[] = []
    const missing = pages.missing(seq)
    if (missing !== null) asked.push(fetchPage(missing))
    const base = baseOf(seq)
    if (typeof base === 'number' && base > 0) asked.push(fetchFrame(base))
    return Promise.all(asked)
  }
  const fetchPage = async ({ after, limit }: { after: number; limit: number }) => {
    const mine = life
    const outcome = await ways.entries(after, limit)
    if (outcome.kind !== 'ok' || mine !== life) return outcome
    const { value } = outcome
    // What is asked for was there.
    if ('reset' in value || value.epoch !== epoch || value.entries.length === 0) return { kind: 'gone' as const }
    head = Math.max(head, value.head)
    pages.learn(value.entries)
    options.onEntries?.(value.entries)
    return outcome
  }
  const fetchFrame = async (at: number) => {
    const mine = life
    const outcome = await ways.snapshot(at)
    if (outcome.kind !== 'ok' || mine !== life) return outcome
    if (outcome.value.epoch !== epoch) return { kind: 'gone' as const }
    frames.put({ seq: outcome.value.seq, board: fromWireBoard(outcome.value.board) })
    return outcome
  }
  const wait = (ms: number) => new Promise<void>((resolve) => clock.after(Math.max(0, ms), resolve))

  let isFetchingAhead = false
  let lostAhead = 0
  /** The rest of the page of what comes next, and then the page after it. */
  const missingAhead = () => {
    const endOfPage = pages.begin(target + 1) + pageEntries
    return pages.missing(Math.min(head, endOfPage)) ?? pages.missing(Math.min(head, target + pageEntries))
  }
  const fetchAhead = async () => {
    const missing = missingAhead()
    if (isFetchingAhead || missing === null || isClosed) return
    isFetchingAhead = true
    const { kind } = await fetchPage(missing)
    if (isClosed) return
    if (kind === 'gone' || kind === 'no-session') return onEnded()
    lostAhead = kind === 'ok' ? 0 : lostAhead + 1
    // Who plays asks at each frame.
    if (lostAhead > 0) await wait(backoffMs(clock, lostAhead))
    isFetchingAhead = false
  }

  return {
    get past() {
      return past
    },
    get target() {
      return target
    },
    get head() {
      return head
    },
    entry: (seq) => pages.entry(seq),
    go: (seq, how = 'settle') => {
      target = Math.max(1, Math.min(head, Math.round(seq)))
      isDragged = how === 'drag'
      const before = past
      follow()
      // What was shown at once has told already.
      if (past === before) changed()
    },
    ahead: () => {
      void fetchAhead()
      return target >= head || pages.missing(target + 1) === null
    },
    learn: (entries) => {
      pages.learn(entries)
      head = Math.max(head, entries.at(-1)?.seq ?? 0)
      // [E8] Words that were deleted for good are let go of here too.
      if (entries.some(({ events }) => isErasing(events[0].type))) {
        pages.clear()
        frames.clear()
        bodies.clear()
        folding = null
        isStale = true
        life = {}
        follow()
      }
      changed()
    },
    watchShow: (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    subscribe: (tell) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
    close: () => {
      isClosed = true
      undoRest?.()
      bodies.clear()
    },
  }
}

/** Whether it brings back what may have been archived before all that is held here. */
const restores = ({ events }: WireEntry): boolean =>
  events.some(({ type }) => type === 'ListRestored' || type === 'CardsRestored')
