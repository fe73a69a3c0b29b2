'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { List } from '../../domain/board.ts'
import { later } from '../later.tsx'
import { MenuButton } from '../menu-button.tsx'
import { LineEditor } from './line-editor.tsx'
import { useBoard, useBoardContext } from './use-board.ts'
import { useFocusBack } from './use-focus-back.ts'
import { useTitle } from './use-title.ts'

const loadMenu = () => import('./list-menu.tsx').then(({ ListMenu: Loaded }) => Loaded)
const ListMenu = later(loadMenu)

type Props = {
  list: List
  count: number
  /** How many of them are shown; null where all are. */
  shown: number | null
  onAdd: () => void
}

/** A list's title, its count, and what can be done with it. Its title is the handle to drag it by. */
export function ColumnHeader({ list, count, shown, onAdd }: Props) {
  const t = useTranslations('list')
  const { store } = useBoardContext()
  const mayChange = useBoard((now) => now.mayChange)
  const mayRestore = useBoard((now) => now.mayRestore)
  const edit = useTitle(list.id, list.title, (title) => store.propose({ type: 'RenameList', listId: list.id, title }))
  const focusBack = useFocusBack()
  const isOver = list.limit !== null && count > list.limit
  return (
    <header data-list-handle className="flex flex-none items-center gap-2 pt-[9px] pr-2 pb-[5px] pl-[14px]">
      {edit.draft ? (
        <LineEditor edit={edit} label={t('title')} className="font-semibold tracking-[-.005em]" onEnd={focusBack.ask} />
      ) : (
        <h2 id={`list-${list.id}`} className="min-w-0 font-semibold tracking-[-.005em]">
          {mayChange ? (
            <button
              ref={focusBack.button}
              dir="auto"
              type="button"
              data-list-title
              title={t('titleHint')}
              className="block w-full truncate rounded-sm text-start select-none pointer-coarse:-my-3 pointer-coarse:min-w-11 pointer-coarse:py-3"
              onClick={edit.begin}
              // Space lifts the list; the click that a button makes of it would rename it.
              onKeyUp={(event) => event.key === ' ' && event.preventDefault()}
            >
              {list.title}
            </button>
          ) : (
            <span dir="auto" className="block truncate">
              {list.title}
            </span>
          )}
        </h2>
      )}
      <span
        className={`rounded-full px-1.5 font-mono text-xs leading-[18px] font-medium tabular-nums ${isOver ? 'bg-bad/12 text-bad' : 'text-ink-3'}`}
      >
        <span className="sr-only">
          {shown !== null
            ? t('shown', { shown, count })
            : list.limit === null
              ? t('count', { count })
              : t('countOf', { count, limit: list.limit })}
        </span>
        <span aria-hidden>
          {shown !== null && t('of', { shown })}
          {list.limit === null ? count : `${count} / ${list.limit}`}
        </span>
      </span>
      {(mayChange || mayRestore) && (
        <span className="ml-auto flex">
          {mayChange && (
            <button
              type="button"
              data-add-card="top"
              aria-label={t('addTo', { title: list.title })}
              className="tap grid size-7 place-items-center rounded-md text-ink-3 hover:bg-line hover:text-ink"
              onClick={onAdd}
            >
              <Plus className="size-4" strokeWidth={1.75} aria-hidden />
            </button>
          )}
          <MenuButton label={t('menu', { title: list.title })} load={loadMenu}>
            {(anchor) => <ListMenu {...anchor} list={list} onRename={edit.begin} />}
          </MenuButton>
        </span>
      )}
    </header>
  )
}
