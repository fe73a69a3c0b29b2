'use client'

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { CardId, ListId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import type { Cell } from '../_client/cell.ts'
import type { LiveClient } from '../_client/live-client.ts'
import type { TimeStore } from '../_client/time-store.ts'
import type { HistoryAsked } from '../_history/asked.ts'
import type { History } from '../_history/history.ts'
import type { Undoing } from '../_undo/undoing.ts'
import type { AgeingShown } from './ageing-shown.ts'
import type { Collapsed } from './collapsed.ts'
import type { Columns } from './columns.ts'
import type { Composing } from './composing.ts'
import type { Drafts } from './drafts.ts'
import type { Filtering } from './filtering.ts'
import type { Focus } from './focus.ts'
import type { Followed } from './followed.ts'
import type { Hold } from './hold.ts'
import type { Picker } from './picker.ts'
import type { Selection } from './selection.ts'
import type { Glide } from './sight.ts'
import type { Tell } from './tell.ts'
import type { Texts } from './texts.ts'
import type { Ticks } from './ticks.ts'
import type { Titles } from './titles.ts'

/** What all parts of a board's page share. */
export type BoardContext = {
  /** The board that is shown: as it is now, or as it was. */
  readonly store: TimeStore
  /** The board as it is now, whatever is shown. */
  readonly now: BoardStore
  /** Whether the history is to be open, and where. */
  readonly historyAsked: Cell<HistoryAsked | null>
  /** The history, once it is open. */
  readonly history: Cell<History | null>
  /** Which cards are shown. */
  readonly filtering: Filtering
  /** Whether the filter is being chosen. */
  readonly filterPanel: Cell<boolean>
  /** Whether the palette is open. */
  readonly palette: Cell<boolean>
  readonly hold: Cell<Hold | null>
  /** Where a new card is being written. */
  readonly composing: Cell<Composing | null>
  /** Whether the sheet of keys is open. */
  readonly isHelping: Cell<boolean>
  /** What is being chosen for cards. */
  readonly picker: Cell<Picker | null>
  readonly selection: Selection
  /** Whether the archive is open. */
  readonly archive: Cell<boolean>
  /** Whether the activity of the board is open. */
  readonly activity: Cell<boolean>
  /** Whether the inbox is open. */
  readonly inbox: Cell<boolean>
  readonly titles: Titles
  readonly drafts: Drafts
  /** Items and comments that are being written. */
  readonly texts: Texts
  readonly ticks: Ticks
  readonly focus: Focus
  readonly columns: Columns
  /** Whether I have given the board a star; null where that is not known. */
  readonly starred: Cell<boolean | null>
  readonly collapsed: Collapsed
  readonly ageing: AgeingShown
  /** The list that was scrolled last. */
  readonly scrolled: Cell<ListId | null>
  readonly followed: Followed
  readonly undoing: Undoing
  readonly glide: Glide
  /** Opens a card beside the board, or closes it. */
  readonly open: (card: CardId | null) => void
  /** Opens the flow of the board over it. */
  readonly openFlow: () => void
  /** Opens a card, or closes it, because someone else has: it is no step to go back from. */
  readonly show: (card: CardId | null) => void
  /** Says something to who listens to the page rather than looks at it. */
  readonly announce: (words: string) => void
  /** Says what I have done to cards. */
  readonly tell: Tell
}

const Context = createContext<BoardContext | null>(null)
export const BoardProvider = Context.Provider

export function useBoardContext(): BoardContext {
  const context = useContext(Context)
  if (!context) throw new Error('outside of a board')
  return context
}

/** A part of what the board shows now. What `select` returns must be the same thing while nothing of it has changed. */
export function useBoard<T>(select: (store: TimeStore) => T): T {
  const { store } = useBoardContext()
  const read = () => select(store)
  return useSyncExternalStore(store.subscribe, read, read)
}

/** Whether the past is shown. */
export const useIsPast = (): boolean => useBoard(({ past }) => past !== null)

/** A part of what the filter lets be seen. */
export function useFiltering<T>(select: (filtering: Filtering) => T): T {
  const { filtering } = useBoardContext()
  const read = () => select(filtering)
  return useSyncExternalStore(filtering.subscribe, read, read)
}

/** A part of what I hold now. */
export function useHold<T>(select: (hold: Hold | null) => T): T {
  const { hold } = useBoardContext()
  const read = () => select(hold.value)
  return useSyncExternalStore(hold.subscribe, read, read)
}

/** A part of where a new card is being written. */
export function useComposing<T>(select: (composing: Composing | null) => T): T {
  const { composing } = useBoardContext()
  const read = () => select(composing.value)
  return useSyncExternalStore(composing.subscribe, read, read)
}

/** A part of what is being chosen for cards. */
export function usePicker<T>(select: (picker: Picker | null) => T): T {
  const { picker } = useBoardContext()
  const read = () => select(picker.value)
  return useSyncExternalStore(picker.subscribe, read, read)
}

/** Whether I have given the board a star. */
export function useStarred(): boolean | null {
  const { starred } = useBoardContext()
  const read = () => starred.value
  return useSyncExternalStore(starred.subscribe, read, read)
}

/** A part of what I have made narrow. */
export function useCollapsed<T>(select: (lists: Collapsed['value']) => T): T {
  const { collapsed } = useBoardContext()
  return useSyncExternalStore(
    collapsed.subscribe,
    () => select(collapsed.value),
    () => select(collapsed.value),
  )
}

/** A part of what I have selected. */
export function useSelection<T>(select: (cards: Selection['cards']) => T): T {
  const { selection } = useBoardContext()
  const read = () => select(selection.cards)
  return useSyncExternalStore(selection.subscribe, read, read)
}

/** A part of whom I follow. */
export function useFollowed<T>(select: (person: Followed['value']) => T): T {
  const { followed } = useBoardContext()
  const read = () => select(followed.value)
  return useSyncExternalStore(followed.subscribe, read, read)
}

/** A part of the titles that are being edited. */
export function useTitles<T>(select: (titles: Titles) => T): T {
  const { titles } = useBoardContext()
  const read = () => select(titles)
  return useSyncExternalStore(titles.subscribe, read, read)
}

/** A part of what is written of items and comments. */
export function useTexts<T>(select: (texts: Texts) => T): T {
  const { texts } = useBoardContext()
  const read = () => select(texts)
  return useSyncExternalStore(texts.subscribe, read, read)
}

/** A part of what is written of descriptions. */
export function useDrafts<T>(select: (drafts: Drafts) => T): T {
  const { drafts } = useBoardContext()
  const read = () => select(drafts)
  return useSyncExternalStore(drafts.subscribe, read, read)
}

/** A part of what others do now. */
export function useLive<T>(select: (live: BoardStore['live']) => T): T {
  const live = useBoard((store) => store.live)
  const read = () => select(live)
  return useSyncExternalStore(live?.subscribe ?? neverTold, read, read)
}

/** A part of the board as it is now, whatever is shown. */
export function useNow<T>(select: (now: BoardStore) => T): T {
  const { now } = useBoardContext()
  const read = () => select(now)
  return useSyncExternalStore(now.subscribe, read, read)
}

/** Who is on the board now, also while its past is shown. */
export function useHere(): LiveClient['users'] | undefined {
  const live = useNow((now) => now.live)
  const read = () => live?.users
  return useSyncExternalStore(live?.subscribe ?? neverTold, read, read)
}

const neverTold = () => () => {}
