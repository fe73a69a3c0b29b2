'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useRef, useState } from 'react'
import type { Body } from '../../domain/body.ts'
import { type Checklist, countChecks, itemsOf } from '../../domain/checklist.ts'
import type { CardId } from '../../domain/id.ts'
import { later } from '../later.tsx'
import { MenuButton } from '../menu-button.tsx'
import { focusBeside } from './focus-beside.ts'
import { ItemRow } from './item-row.tsx'
import { LineEditor } from './line-editor.tsx'
import { NewItem } from './new-item.tsx'
import { useBoard, useBoardContext } from './use-board.ts'
import { useFocusBack } from './use-focus-back.ts'
import type { Items } from './use-items.ts'
import { useTitle } from './use-title.ts'

const loadMenu = () => import('./checklist-menu.tsx').then(({ ChecklistMenu: Loaded }) => Loaded)
const ChecklistMenu = later(loadMenu)

type Props = { cardId: CardId; body: Body; checklist: Checklist; items: Items }

/** A checklist: its title, how far it is done, its items. */
export function ChecklistSection({ cardId, body, checklist, items }: Props) {
  const t = useTranslations('checklists')
  const { store } = useBoardContext()
  const mayChange = useBoard((now) => now.mayChange)
  const { id: checklistId, title } = checklist
  const edit = useTitle(checklistId, title, (next) =>
    store.propose({ type: 'RenameChecklist', cardId, checklistId, title: next }),
  )
  const focusBack = useFocusBack()
  const [hidesDone, setHidesDone] = useState(false)
  const [isRemoving, setIsRemoving] = useState(false)
  const newItem = useRef<{ open: () => void }>(null)
  const root = useRef<HTMLElement>(null)
  const all = useMemo(() => itemsOf(body.items, checklistId), [body.items, checklistId])
  const { done, total } = countChecks(all)
  const shown = hidesDone ? all.filter((item) => !item.done) : all
  const remove = () => {
    focusBeside(root.current, '[data-checklist] h3 button', '[data-add-checklist]')
    store.propose({ type: 'RemoveChecklist', cardId, checklistId })
  }

  return (
    <section ref={root} aria-label={title} data-checklist={checklistId} className="mt-[22px]">
      <div className="mb-2 flex min-h-7 items-center gap-3">
        {edit.draft ? (
          <LineEditor
            edit={edit}
            label={t('title')}
            className="font-semibold"
            onEnd={() => {
              if (total === 0) newItem.current?.open()
              else focusBack.ask()
            }}
          />
        ) : (
          <h3 dir="auto" className="min-w-0 font-semibold [overflow-wrap:anywhere]">
            {mayChange ? (
              <button
                ref={focusBack.button}
                type="button"
                className="tap rounded-sm text-start"
                title={t('titleHint')}
                onClick={edit.begin}
              >
                {title}
              </button>
            ) : (
              title
            )}
          </h3>
        )}
        <span className="flex-none font-mono text-xs text-ink-3 tabular-nums">
          {done}/{total}
        </span>
        <div
          role="progressbar"
          aria-label={t('progress', { title })}
          aria-valuemin={0}
          aria-valuemax={total}
          aria-valuenow={done}
          className={`h-1 min-w-8 flex-1 overflow-hidden rounded-full bg-column ${edit.draft ? 'hidden' : ''}`}
        >
          <div
            className="h-full rounded-full bg-good transition-[width] duration-200"
            style={{ width: total === 0 ? 0 : `${(100 * done) / total}%` }}
          />
        </div>
        {mayChange && (
          <MenuButton label={t('menu', { title })} load={loadMenu}>
            {(anchor) => (
              <ChecklistMenu
                {...anchor}
                cardId={cardId}
                checklistId={checklistId}
                hidesDone={hidesDone}
                onRename={edit.begin}
                onHideDone={setHidesDone}
                onRemove={() => {
                  if (total > 0) setIsRemoving(true)
                  else remove()
                }}
              />
            )}
          </MenuButton>
        )}
      </div>
      {isRemoving && (
        <div role="alert" className="mb-2 flex flex-wrap items-center gap-2 rounded-md bg-column p-2.5">
          <p className="mr-auto">{t('removeAsk', { count: total })}</p>
          <button
            type="button"
            autoFocus
            className="tap h-8 rounded-md border border-edge bg-raised px-3 font-medium"
            onClick={() => {
              root.current?.querySelector<HTMLElement>('[aria-haspopup=menu]')?.focus()
              setIsRemoving(false)
            }}
          >
            {t('keep')}
          </button>
          <button
            type="button"
            className="tap h-8 rounded-md border border-edge bg-raised px-3 font-medium text-bad"
            onClick={remove}
          >
            {t('remove')}
          </button>
        </div>
      )}
      <ul>
        {shown.map((item) => (
          <ItemRow key={item.id} cardId={cardId} item={item} items={items} body={body} />
        ))}
      </ul>
      {hidesDone && done > 0 && (
        <button type="button" className="tap text-xs text-ink-3 hover:text-ink" onClick={() => setHidesDone(false)}>
          {t('hidden', { count: done })}
        </button>
      )}
      {mayChange && <NewItem ref={newItem} cardId={cardId} checklistId={checklistId} title={title} items={items} />}
    </section>
  )
}
