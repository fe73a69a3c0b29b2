'use client'

import dynamic from 'next/dynamic'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CardId, ListId } from '../../domain/id.ts'
import type { Me, Person } from '../../domain/person.ts'
import type { FirstPaint } from '../../server/runtime.ts'
import { createBoardStore } from '../_client/board-store.ts'
import { createCell } from '../_client/cell.ts'
import { keepShell } from '../_client/keep-shell.ts'
import { Air } from './air.tsx'
import { Bar } from './bar.tsx'
import { Bed } from './bed.tsx'
import { createCollapsed } from './collapsed.ts'
import type { Columns } from './columns.ts'
import type { Composing } from './composing.ts'
import { createDrafts } from './drafts.ts'
import { Ended } from './ended.tsx'
import { createFocus } from './focus.ts'
import { Following } from './following.tsx'
import type { Hold } from './hold.ts'
import { isIme } from './is-ime.ts'
import type { Mine } from './meetings.ts'
import { createNotify } from './notify.ts'
import { boardPath, cardInPath, cardPath } from './paths.ts'
import type { Picker } from './picker.ts'
import { createSelection } from './selection.ts'
import { watchShortcuts } from './shortcuts.ts'
import { createGlide } from './sight.ts'
import { Spoken, useSaid } from './spoken.tsx'
import { createTitles } from './titles.ts'
import { type BoardContext, BoardProvider } from './use-board.ts'
import { useNarrow } from './use-narrow.ts'
import { createWords } from './words.ts'

const loadSheet = () => import('./sheet.tsx').then(({ Sheet }) => Sheet)
const Sheet = dynamic(loadSheet, { ssr: false })
const loadPickers = () => import('./pickers.tsx').then(({ Pickers }) => Pickers)
const Pickers = dynamic(loadPickers, { ssr: false })
const FormerUser = dynamic(() => import('./former-user.tsx').then(({ FormerUser: Rendered }) => Rendered), {
  ssr: false,
})
const Toaster = dynamic(() => import('../toaster.tsx').then(({ Toaster: Rendered }) => Rendered), { ssr: false })

/** A board: what it was rendered with at first, then live. */
export function BoardPage({ paint, me }: { paint: FirstPaint; me: Me | null }) {
  const t = useTranslations('board')
  const path = usePathname()
  const openCard = cardInPath(path)
  const words = useTranslations('words')
  const notice = useTranslations('notice')
  const [mine, say] = useSaid()
  const [others, mention] = useSaid()
  const isCovered = useNarrow() && openCard !== null
  const [hasNoEntry, setHasNoEntry] = useState(false)

  /** Whether what is open now was opened, or closed, because someone else did. */
  const isShown = useRef(false)

  const [context] = useState((): BoardContext => {
    const columns: Columns = new Map()
    const said = createWords({
      t: words,
      announce: say,
      mention,
      notify: createNotify(say, notice('undo')),
      propose: (asked) => store.propose(asked),
    })
    const store = createBoardStore({
      ...paint,
      me,
      onRejected: (command, rejection) => {
        drafts.refused(command.commandId)
        said.rejected(command, rejection.code)
      },
      onOthers: (entries) => said.others(entries, store.view, mineOf(shared)),
      onNoEntry: () => setHasNoEntry(true),
    })
    const drafts = createDrafts(store)
    const shared: BoardContext = {
      store,
      drafts,
      titles: createTitles(),
      picker: createCell<Picker | null>(null),
      selection: createSelection(() => store.view),
      hold: createCell<Hold | null>(null),
      composing: createCell<Composing | null>(null),
      columns,
      starred: createCell(paint.starred),
      collapsed: createCollapsed(paint.snapshot.board.id),
      scrolled: createCell<ListId | null>(null),
      followed: createCell<Person | null>(null),
      glide: createGlide(columns),
      focus: createFocus(() => store.view, columns),
      open: (card) => {
        const boardId = store.view.id
        window.history.pushState(null, '', card ? cardPath(boardId, card) : boardPath(boardId))
      },
      show: (card) => {
        const boardId = store.view.id
        const address = card ? cardPath(boardId, card) : boardPath(boardId)
        if (address === window.location.pathname) return
        isShown.current = true
        window.history.replaceState(null, '', address)
      },
      announce: say,
    }
    return shared
  })
  useEffect(() => context.store.start(), [context])
  useEffect(() => watchShortcuts(context), [context])
  useEffect(() => context.collapsed.load(), [context])
  useEffect(() => void requestIdleCallbackOrSoon(() => void Promise.all([loadSheet(), loadPickers(), keepShell()])), [])

  const last = useRef<CardId | null>(openCard)
  useEffect(() => {
    // Closed by me: the keys go on from the card that was open.
    const isMine = !isShown.current
    if (isMine && last.current && !openCard && context.store.view.cards[last.current]) context.focus.move(last.current)
    last.current = openCard
    isShown.current = false
  }, [openCard, context])
  const onEscape = useCallback(
    (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isIme(event)) return
      if (last.current && !context.hold.value) context.open(null)
    },
    [context],
  )
  useEffect(() => {
    window.addEventListener('keydown', onEscape)
    return () => window.removeEventListener('keydown', onEscape)
  }, [onEscape])

  return useMemo(
    () => (
      <BoardProvider value={context}>
        <div className="relative flex h-dvh flex-col overflow-hidden">
          {/* On a phone the sheet is the page: what it covers is out of reach. */}
          <div inert={isCovered} className="contents">
            <Bar />
            <main className="relative flex min-h-0 flex-1 flex-col" aria-label={t('main')}>
              <Bed />
            </main>
          </div>
          <Air />
          {openCard && <Sheet key={openCard} cardId={openCard} />}
          <Pickers />
          <Following />
          <FormerUser />
          <Ended hasNoEntry={hasNoEntry} />
        </div>
        <Spoken mine={mine} others={others} />
        <Toaster />
      </BoardProvider>
    ),
    [context, openCard, isCovered, mine, others, hasNoEntry, t],
  )
}

const mineOf = ({ store, hold, titles, composing, drafts }: BoardContext): Mine => ({
  hold: hold.value,
  addsTo: composing.value?.text ? composing.value.list : null,
  pending: store.pending,
  writes: (id) => {
    const isDescribed = isOpen(id) && drafts.of(id) !== null
    return isDescribed || titles.of(id) !== null || titles.of(`sheet ${id}`) !== null
  },
})

const isOpen = (id: CardId | ListId): id is CardId => id === cardInPath(window.location.pathname)

const requestIdleCallbackOrSoon = (act: () => void) =>
  'requestIdleCallback' in window ? window.requestIdleCallback(act) : setTimeout(act, 1_000)
