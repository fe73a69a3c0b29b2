import { erasePayload } from '../../domain/erase.ts'
import type { CardId, LabelId, ListId } from '../../domain/id.ts'
import { isErasing } from '../../domain/is-erasing.ts'
import type { BoardActivity, CardActivity, WireEntry } from '../../domain/wire.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { backoffMs, browserClock } from '../_client/clock.ts'
import type { Outcome } from '../_client/outcome.ts'

/** What has happened, as far back as it was asked for, and live from then on. */
export type ActivityStore = {
  readonly state: ActivityState
  /** Fetches what lies further back. */
  earlier(): void
  subscribe(tell: () => void): () => void
  /** Fetches, and follows, until the returned undo is called. */
  start(): () => void
}

export type ActivityState = {
  /** Newest first. */
  readonly entries: readonly WireEntry[]
  readonly cards: BoardActivity['cards']
  readonly lists: Readonly<Record<ListId, string>>
  readonly labels: Readonly<Record<LabelId, string>>
  /** Where to ask for more; null where this is all. */
  readonly before: number | null
  readonly isLoaded: boolean
}

export type ActivityOptions = {
  readonly store: BoardStore
  readonly fetch: (before: number | null) => Promise<Outcome<CardActivity | BoardActivity>>
  /** What of an entry that comes live belongs here; null where nothing does. */
  readonly narrow: (entry: WireEntry) => WireEntry | null
}

const nothing: ActivityState = { entries: [], cards: {}, lists: {}, labels: {}, before: null, isLoaded: false }

export function createActivity({ store, fetch: ask, narrow }: ActivityOptions): ActivityStore {
  let state = nothing
  /** The newest `seq` up to which nothing is missing. */
  let seen = 0
  let isWanted = false
  /** What is asked for now; an answer to an earlier question is dropped. */
  let asked: object | null = null
  /** The cards that were deleted for good since. */
  const deleted = new Set<CardId>()
  const tells = new Set<() => void>()
  const set = (next: ActivityState) => {
    state = next
    for (const tell of tells) tell()
  }

  const put = (entries: readonly WireEntry[], more: Partial<ActivityState>) => {
    const bySeq = new Map([...state.entries, ...entries].map((entry) => [entry.seq, entry]))
    const sorted = [...bySeq.values()].toSorted((a, b) => b.seq - a.seq)
    set(withoutWordsOf(deleted, { ...state, ...more, entries: sorted }))
  }
  const fetch = async (before: number | null) => {
    if (asked) return
    const mine = {}
    asked = mine
    for (let attempt = 0; isWanted; attempt++) {
      const outcome = await ask(before)
      if (asked !== mine) return
      if (outcome.kind === 'ok') {
        const { entries, seq, people, ...page } = outcome.value
        store.directory.learn([...people, ...entries.map(({ actor }) => actor)])
        if (before === null) seen = Math.max(seen, seq)
        asked = null
        put(entries, {
          cards: { ...state.cards, ...('cards' in page ? page.cards : {}) },
          lists: { ...state.lists, ...page.lists },
          labels: { ...state.labels, ...page.labels },
          before: page.before,
          isLoaded: true,
        })
        return
      }
      if (outcome.kind === 'no-session' || outcome.kind === 'gone') break
      await new Promise<void>((resolve) => browserClock.after(backoffMs(browserClock, attempt), resolve))
      if (asked !== mine) return
    }
    asked = null
  }
  const receive = (entries: readonly WireEntry[]) => {
    const [first] = entries
    // A snapshot has brought what lies between: only the server can tell.
    const isGap = first !== undefined && seen > 0 && first.seq > seen + 1
    seen = Math.max(seen, entries.at(-1)?.seq ?? 0)
    // [E8] What is told here may hold words that are gone: only the server knows which.
    const isErased = entries.some(({ events: [{ type }] }) => type !== 'CardDeleted' && isErasing(type))
    if (isGap || isErased) {
      set({ ...nothing, entries: [] })
      asked = null
      void fetch(null)
    }
    const events = entries.flatMap((entry) => entry.events)
    const gone = events.flatMap((event) => (event.type === 'CardDeleted' ? [event.cardId] : []))
    for (const card of gone) deleted.add(card)
    if (gone.length > 0) set(withoutWordsOf(deleted, state))
    const mine = entries.flatMap((entry) => narrow(entry) ?? [])
    if (mine.length > 0) put(mine, {})
  }

  return {
    get state() {
      return state
    },
    earlier: () => {
      if (state.before !== null) void fetch(state.before)
    },
    subscribe: (tell) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
    start: () => {
      isWanted = true
      const unwatch = store.watchEntries(receive)
      void fetch(null)
      return () => {
        isWanted = false
        unwatch()
      }
    },
  }
}

/** [E8] What is told here of cards that are deleted for good has no words of theirs. */
function withoutWordsOf(deleted: ReadonlySet<CardId>, state: ActivityState): ActivityState {
  if (deleted.size === 0) return state
  const entries = state.entries.map((entry) => {
    const payload = JSON.stringify(entry)
    const erased = [...deleted].reduce(erasePayload, payload)
    const left: WireEntry = erased === payload ? entry : JSON.parse(erased)
    return left
  })
  const cards = Object.fromEntries(
    Object.entries(state.cards).filter(([id]) => ![...deleted].some((one) => one === id)),
  )
  return { ...state, entries, cards }
}
