'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { type CardId, isCardId, type ListId, type UserId } from '../../domain/id.ts'
import type { Me, Person } from '../../domain/person.ts'
import type { FirstPaint } from '../../server/runtime.ts'
import { createBoardStore } from '../_client/board-store.ts'
import { createCell } from '../_client/cell.ts'
import { keepShell } from '../_client/keep-shell.ts'
import { createTimeStore } from '../_client/time-store.ts'
import { historyAskedIn } from '../_history/asked.ts'
import type { History } from '../_history/history.ts'
import { HistoryBanner, HistoryStrip } from '../_history/history-slot.tsx'
import { paintedPast } from '../_history/painted-past.ts'
import { useHistoryAddress } from '../_history/use-history-address.ts'
import { createUndoing } from '../_undo/undoing.ts'
import { watchUndoKeys } from '../_undo/watch-undo-keys.ts'
import { fetchAhead } from '../fetch-ahead.ts'
import { later } from '../later.tsx'
import { Mark } from '../mark.tsx'
import { whenOnline } from '../when-online.ts'
import { aboutDraft } from './about-draft.ts'
import { ActivitySlot } from './activity-slot.tsx'
import { createAgeingShown } from './ageing-shown.ts'
import { AirSlot } from './air-slot.tsx'
import { ArchiveSlot } from './archive-slot.tsx'
import { AwaySlot } from './away-slot.tsx'
import { Bar } from './bar.tsx'
import { Bed } from './bed.tsx'
import { createCollapsed } from './collapsed.ts'
import type { Columns } from './columns.ts'
import type { Composing } from './composing.ts'
import { createDrafts } from './drafts.ts'
import { Ended } from './ended.tsx'
import { filterIn, searchWith } from './filter.ts'
import { FilterLineSlot } from './filter-line-slot.tsx'
import { createFiltering } from './filtering.ts'
import { createFocus } from './focus.ts'
import { Following } from './following.tsx'
import type { Hold } from './hold.ts'
import { isIme } from './is-ime.ts'
import { keepSelectionShown } from './keep-selection-shown.ts'
import { KeysSheetSlot } from './keys-sheet-slot.tsx'
import { loadPickers } from './load-pickers.ts'
import type { Mine } from './meetings.ts'
import { Notices } from './notices.tsx'
import { createNotify } from './notify.ts'
import { boardPath, cardInPath, cardPath, flowPath, isFlowPath } from './paths.ts'
import type { Picker } from './picker.ts'
import { createSelection } from './selection.ts'
import { SelectionBarSlot } from './selection-bar-slot.tsx'
import { watchShortcuts } from './shortcuts.ts'
import { hasNotices } from './show-notice.ts'
import { createGlide } from './sight.ts'
import { Spoken, useSaid } from './spoken.tsx'
import { createTell } from './tell.ts'
import { createTexts } from './texts.ts'
import { createTicks } from './ticks.ts'
import { createTitles } from './titles.ts'
import { type BoardContext, BoardProvider } from './use-board.ts'
import { useFilterAddress } from './use-filter-address.ts'
import { useNarrow } from './use-narrow.ts'
import { watchFirstUse } from './watch-first-use.ts'
import { createWords } from './words.ts'

const loadSheet = () => import('./sheet.tsx').then(({ Sheet }) => Sheet)
const Sheet = later(loadSheet)
const Pickers = later(() => import('./pickers.tsx').then(({ Pickers: Rendered }) => Rendered))
const Flow = later(() => import('../_flow/flow-dialog.tsx').then(({ FlowDialog }) => FlowDialog))
const FormerUser = later(() => import('./former-user.tsx').then(({ FormerUser: Rendered }) => Rendered))

/** A board: what it was rendered with at first, then live. */
export function BoardPage({ paint, me }: { paint: FirstPaint; me: Me | null }) {
  const t = useTranslations('board')
  const path = usePathname()
  const openCard = cardInPath(path)
  const isFlow = isFlowPath(path)
  const search = useSearchParams()
  const words = useTranslations('words')
  const notice = useTranslations('notice')
  const done = useTranslations('done')
  const undo = useTranslations('undo')
  const c = useTranslations('card')
  const [mine, say] = useSaid()
  const [others, mention] = useSaid()
  const isCovered = useNarrow() && openCard !== null
  const [hasNoEntry, setHasNoEntry] = useState(false)

  /** Whether what is open now was opened, or closed, because someone else did. */
  const isShown = useRef(false)

  const [context] = useState((): BoardContext => {
    const columns: Columns = new Map()
    const undoing = createUndoing(() => {
      const card = (prefix: string, { number }: { number: number }) => c('number', { prefix, number })
      const person = (id: UserId) => now.directory.find(id).name
      return { context: shared, notify, words: { t: undo, card, person } }
    })
    const notify = createNotify(say, notice('undo'), undoing.takeBack)
    const said = createWords({
      t: words,
      announce: say,
      // Who listens to the past does not hear now between.
      mention: (heard) => store.past ?? mention(heard),
      notify,
      me: () => now.me?.id ?? null,
      propose: (asked) => now.propose(asked),
      itemText: (cardId, itemId) => now.body(cardId)?.items[itemId]?.text ?? null,
    })
    const now = createBoardStore({
      ...paint,
      me,
      onRejected: (command, rejection) => {
        if (command.type === 'DescribeBoard')
          aboutDraft(paint.snapshot.board.id).keep({ text: command.description, base: command.base })
        texts.refused(command)
        if (undoing.refused(command, rejection)) return
        const isTick = ticks.refused(command.commandId, rejection.code, () => said.rejected(command, 'ticked'))
        if (isTick) return
        drafts.refused(command)
        said.rejected(command, rejection.code)
      },
      onOthers: (entries) => said.others(entries, now.view, mineOf(shared)),
      onNoEntry: () => setHasNoEntry(true),
    })
    const store = createTimeStore(now, paintedPast(paint.past))
    const drafts = createDrafts(now)
    const filtering = createFiltering({
      store,
      first: filterIn(search.toString()),
      now: Date.now,
      mine: cardsAtHand,
    })
    /** The address of the board, or of a card on it, with the filter that is on. */
    const addressOf = (card: CardId | null) => {
      const boardId = store.view.id
      const page = card ? cardPath(boardId, card) : boardPath(boardId)
      return page + searchWith(window.location.search, filtering.filter)
    }
    const texts = createTexts(now)
    const ticks = createTicks(now)
    const shared: BoardContext = {
      store,
      now,
      historyAsked: createCell(historyAskedIn(search)),
      history: createCell<History | null>(null),
      filtering,
      filterPanel: createCell(false),
      palette: createCell(false),
      drafts,
      texts,
      ticks,
      titles: createTitles(),
      picker: createCell<Picker | null>(null),
      archive: createCell(false),
      activity: createCell(false),
      inbox: createCell(false),
      selection: createSelection(() => filtering.view),
      hold: createCell<Hold | null>(null),
      composing: createCell<Composing | null>(null),
      isHelping: createCell(false),
      columns,
      starred: createCell(paint.starred),
      collapsed: createCollapsed(paint.snapshot.board.id),
      ageing: createAgeingShown(now),
      scrolled: createCell<ListId | null>(null),
      followed: createCell<Person | null>(null),
      undoing,
      glide: createGlide(columns),
      focus: createFocus(() => filtering.view, columns),
      open: (card) => window.history.pushState(null, '', addressOf(card)),
      openFlow: () =>
        window.history.pushState(
          null,
          '',
          flowPath(store.view.id) + searchWith(window.location.search, filtering.filter),
        ),
      show: (card) => {
        if (card === cardInPath(window.location.pathname)) return
        isShown.current = true
        window.history.replaceState(null, '', addressOf(card))
      },
      announce: say,
      tell: createTell(done, say, notify),
    }
    return shared
  })
  useEffect(() => context.store.start(), [context])
  useEffect(() => watchShortcuts(context), [context])
  useEffect(() => watchUndoKeys(context), [context])
  useEffect(() => context.collapsed.load(), [context])
  useEffect(() => context.ageing.start(), [context])
  useFilterAddress(context.filtering)
  useHistoryAddress(context)
  useEffect(() => keepSelectionShown(context), [context])
  useEffect(() => void requestIdleCallbackOrSoon(() => void keepShell()), [])
  // What is only wanted later is fetched before it is, so that it is there without a network too.
  useEffect(() => {
    let undoWaiting = () => {}
    const unwatch = watchFirstUse(() => {
      undoWaiting = whenOnline(() => {
        hasNotices.set(true)
        loadPickers()
        fetchAhead(loadSheet)
        context.undoing.load()
      })
    })
    const timer = setTimeout(() => requestIdleCallbackOrSoon(() => fetchAhead(loadSheet)), unusedMs)
    return () => {
      unwatch()
      undoWaiting()
      clearTimeout(timer)
    }
  }, [context])

  const last = useRef<CardId | null>(openCard)
  useEffect(() => {
    // Closed by me: the keys go on from the card that was open.
    const isMine = !isShown.current
    if (isMine && last.current && !openCard && !isFlow && context.store.view.cards[last.current])
      context.focus.move(last.current)
    last.current = openCard
    isShown.current = false
  }, [openCard, isFlow, context])
  const onEscape = useCallback(
    (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isIme(event)) return
      if (context.hold.value || (!last.current && context.selection.cards.size === 0)) return
      // One thing for each Escape.
      event.preventDefault()
      if (last.current) context.open(null)
      else context.selection.clear()
    },
    [context],
  )
  useEffect(() => {
    window.addEventListener('keydown', onEscape)
    return () => window.removeEventListener('keydown', onEscape)
  }, [onEscape])

  // Who may not see the board any more sees nothing of it.
  const isGone = useSyncExternalStore(
    context.now.subscribe,
    () => context.now.state?.ended === 'gone',
    () => false,
  )
  useEffect(() => {
    if (isGone) document.title = t('gone')
  }, [isGone, t])

  return useMemo(
    () =>
      isGone ? (
        <BoardProvider value={context}>
          <main aria-label={t('main')} className="grid h-dvh place-content-center justify-items-center gap-4 p-6">
            <Mark />
            <Ended hasNoEntry={false} />
          </main>
          <Notices />
        </BoardProvider>
      ) : (
        <BoardProvider value={context}>
          <div className="relative flex h-dvh flex-col overflow-hidden">
            {/* On a phone the sheet is the page: what it covers is out of reach. */}
            <div inert={isCovered} className="contents">
              <Bar />
              <main className="relative flex min-h-0 flex-1 flex-col" aria-label={t('main')}>
                <HistoryBanner />
                <FilterLineSlot />
                <Bed />
                <HistoryStrip />
              </main>
            </div>
            <AirSlot />
            {openCard && <Sheet key={openCard} cardId={openCard} />}
            <ActivitySlot isCovered={openCard !== null} />
            <AwaySlot />
            {isFlow && <Flow />}
            <SelectionBarSlot />
            <Pickers />
            <ArchiveSlot />
            <KeysSheetSlot />
            <Following />
            <FormerUser />
            <Ended hasNoEntry={hasNoEntry} />
          </div>
          <Spoken mine={mine} others={others} />
          <Notices />
        </BoardProvider>
      ),
    [context, openCard, isFlow, isCovered, mine, others, hasNoEntry, isGone, t],
  )
}

const mineOf = ({ store, hold, titles, composing, drafts, texts }: BoardContext): Mine => ({
  hold: hold.value,
  addsTo: composing.value?.text ? composing.value.list : null,
  pending: store.pending,
  writes: (id) => {
    const isInIt = isOpen(id) && (drafts.of(id) !== null || texts.isWriting(id))
    return isInIt || titles.of(id) !== null || titles.of(`sheet ${id}`) !== null
  },
})

/** The cards that I am at: the one that is open, and the one that has the focus. */
function cardsAtHand(): readonly CardId[] {
  if (typeof window === 'undefined') return []
  const open = cardInPath(window.location.pathname)
  const focused = document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset.card
  return [...(open ? [open] : []), ...(isCardId(focused) ? [focused] : [])]
}

const isOpen = (id: CardId | ListId): id is CardId => id === cardInPath(window.location.pathname)

/** Who has only looked for so long is likely to open a card next. */
const unusedMs = 4_000

const requestIdleCallbackOrSoon = (act: () => void) =>
  'requestIdleCallback' in window ? window.requestIdleCallback(act) : setTimeout(act, 1_000)
