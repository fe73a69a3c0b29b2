'use client'

import { useTranslations } from 'next-intl'
import { HistoryButton } from '../_history/history-button.tsx'
import { ShareButton } from '../_sharing/share-button.tsx'
import { labelHue } from '../label-hue.ts'
import { later } from '../later.tsx'
import { MenuButton } from '../menu-button.tsx'
import { BoardBell } from './board-bell.tsx'
import { BoardStar } from './board-star.tsx'
import { FilterButton } from './filter-button.tsx'
import { HomeLink } from './home-link.tsx'
import { LineEditor } from './line-editor.tsx'
import { MeButton } from './me-button.tsx'
import { Peers } from './peers.tsx'
import { Pill } from './pill.tsx'
import { SearchButton } from './search-button.tsx'
import { useBoard, useBoardContext } from './use-board.ts'
import { useFocusBack } from './use-focus-back.ts'
import { useTitle } from './use-title.ts'

const loadMenu = () => import('./board-menu.tsx').then(({ BoardMenu: Loaded }) => Loaded)
const BoardMenu = later(loadMenu)

/** One line: where I am, who is here, what I can do. */
export function Bar() {
  const t = useTranslations('board')
  const { store } = useBoardContext()
  const color = useBoard(({ view }) => view.color)
  const title = useBoard(({ view }) => view.title)
  const mayChange = useBoard((now) => now.mayChange)
  const edit = useTitle(store.view.id, title, (next) => store.propose({ type: 'RenameBoard', title: next }))
  const focusBack = useFocusBack()

  return (
    <header className="flex h-[52px] flex-none items-center gap-3 border-b border-line px-4 max-sm:gap-2 max-sm:px-3">
      <HomeLink />
      <span aria-hidden className="text-line-strong max-sm:hidden">
        /
      </span>
      {color && (
        <i aria-hidden style={labelHue(color)} className="size-2.5 flex-none rounded-full bg-hue max-sm:hidden" />
      )}
      {edit.draft ? (
        <LineEditor
          edit={edit}
          label={t('title')}
          className="max-w-96 font-semibold tracking-[-.01em]"
          onEnd={focusBack.ask}
        />
      ) : (
        <h1 dir="auto" className="min-w-0 truncate font-semibold tracking-[-.01em]">
          {mayChange ? (
            <button
              ref={focusBack.button}
              type="button"
              className="tap block max-w-full truncate rounded-sm"
              title={t('titleHint')}
              onClick={edit.begin}
            >
              {title}
            </button>
          ) : (
            title
          )}
        </h1>
      )}
      <span className="-ml-1.5 flex flex-none items-center max-sm:-mx-2.5">
        <BoardStar />
        <MenuButton label={t('menu')} load={loadMenu}>
          {(anchor) => <BoardMenu {...anchor} onRename={edit.begin} />}
        </MenuButton>
      </span>
      <Pill />
      <span className="flex-1" />
      <SearchButton />
      <FilterButton />
      <HistoryButton />
      <BoardBell />
      <Peers />
      <MeButton />
      <ShareButton />
    </header>
  )
}
