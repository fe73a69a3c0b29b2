'use client'

import { Clock } from 'lucide-react'
import { useFormatter, useNow, useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Body } from '../../domain/body.ts'
import type { Item } from '../../domain/checklist.ts'
import type { CardId, UserId } from '../../domain/id.ts'
import { isTitle } from '../../domain/text.ts'
import { Avatar } from '../avatar.tsx'
import { later } from '../later.tsx'
import { MenuButton } from '../menu-button.tsx'
import { localZone } from './local-time.ts'
import { TheirTitle } from './their-title.tsx'
import { TitleField } from './title-field.tsx'
import { useBoard, useBoardContext } from './use-board.ts'
import { useFocusBack } from './use-focus-back.ts'
import type { Items } from './use-items.ts'
import { useLeaving } from './use-leaving.ts'
import { usePerson } from './use-people.ts'
import { useText } from './use-text.ts'
import { useTyping } from './use-typing.ts'

const loadMenu = () => import('./item-menu.tsx').then(({ ItemMenu: Loaded }) => Loaded)
const ItemMenu = later(loadMenu)
const ItemDue = later(() => import('./item-due.tsx').then(({ ItemDue: Loaded }) => Loaded))

type Props = { cardId: CardId; item: Item; items: Items; body: Body }

/** An item: checked, edited in place, moved with Alt and the arrows or by hand. */
export function ItemRow({ cardId, item, items, body }: Props) {
  const t = useTranslations('checklists')
  const { store } = useBoardContext()
  const mayChange = useBoard((now) => now.mayChange)
  const edit = useText({ kind: 'item', cardId, id: item.id }, item.text, isTitle)
  const typing = useTyping(cardId, 'checklist')
  const focusBack = useFocusBack()
  const [isDueOpen, setIsDueOpen] = useState(false)
  const dueAnchor = useRef<HTMLDivElement>(null)
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => typing.stop, [typing])
  const onBlur = useLeaving(edit.save)

  const done = item.done ? 'text-ink-3 line-through' : ''

  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || !mayChange || edit.draft) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    event.stopPropagation()
    const focused = document.activeElement
    items.step(item, event.key === 'ArrowUp' ? 'up' : 'down')
    // What is moved in the page loses the focus.
    requestAnimationFrame(() => {
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus()
      else document.querySelector<HTMLElement>(`[data-item="${item.id}"] input`)?.focus()
    })
  }

  return (
    <li
      ref={row}
      data-item={item.id}
      className="group -mx-2 flex items-start gap-2.5 rounded-md px-2 py-1 data-lifted:opacity-40 pointer-coarse:py-1.5"
    >
      <label className="tap grid h-5 flex-none place-items-center" data-no-drag>
        <input
          type="checkbox"
          checked={item.done}
          disabled={!mayChange}
          aria-label={item.text}
          className="checkbox"
          onKeyDown={onKeyDown}
          onChange={({ target }) => store.propose({ type: 'CheckItem', cardId, itemId: item.id, done: target.checked })}
        />
      </label>
      {edit.draft ? (
        <div data-no-drag className="min-w-0 flex-1" onBlur={onBlur}>
          <TitleField
            value={edit.draft.text}
            label={t('itemText')}
            autoFocus
            className="-mx-1 rounded-sm px-1 ring-2 ring-accent"
            onChange={(text) => {
              edit.write(text)
              typing.tell()
            }}
            onEnter={() => {
              if (edit.save()) focusBack.ask()
            }}
            onEscape={() => {
              focusBack.ask()
              edit.giveUp()
            }}
          />
          <TheirTitle edit={edit} onEnd={focusBack.ask} className="mt-2" />
        </div>
      ) : (
        <p dir="auto" className={`min-w-0 flex-1 [overflow-wrap:anywhere] ${done}`}>
          {mayChange ? (
            <button
              ref={focusBack.button}
              type="button"
              data-item-text
              className={`w-full rounded-sm text-start whitespace-pre-wrap ${done}`}
              title={t('itemHint')}
              onKeyDown={onKeyDown}
              onClick={edit.begin}
            >
              {item.text}
            </button>
          ) : (
            item.text
          )}
        </p>
      )}
      <div ref={dueAnchor} className="flex flex-none items-center gap-2">
        {item.due !== null && <DueMark at={item.due} isDone={item.done} />}
        {item.person !== null && <Who id={item.person} />}
      </div>
      {mayChange && (
        <span
          data-no-drag
          className="-my-1 flex-none opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-aria-expanded:opacity-100 pointer-coarse:opacity-100"
        >
          <MenuButton label={t('itemMenu', { text: item.text })} load={loadMenu}>
            {(anchor) => (
              <ItemMenu
                {...anchor}
                cardId={cardId}
                item={item}
                items={items}
                body={body}
                onEdit={edit.begin}
                onDue={() => setIsDueOpen(true)}
              />
            )}
          </MenuButton>
        </span>
      )}
      {isDueOpen && <ItemDue cardId={cardId} item={item} anchor={row} onClose={() => setIsDueOpen(false)} />}
    </li>
  )
}

function Who({ id }: { id: UserId }) {
  const { name, color, picture } = usePerson(id)
  return <Avatar name={name} color={color} picture={picture} size="small" />
}

/** When an item is due: late ones say so. */
function DueMark({ at, isDone }: { at: string; isDone: boolean }) {
  const t = useTranslations('checklists')
  const format = useFormatter()
  const now = useNow({ updateInterval: 60_000 })
  const date = new Date(at)
  const isLate = !isDone && date < now
  return (
    <span className={`flex items-center gap-1 text-xs whitespace-nowrap ${isLate ? 'text-bad' : 'text-ink-3'}`}>
      <Clock className="size-3.5" strokeWidth={1.75} aria-hidden />
      {isLate && <span className="sr-only">{t('late')}</span>}
      <time
        dateTime={at}
        title={format.dateTime(date, { dateStyle: 'full', timeStyle: 'short', timeZone: localZone() })}
      >
        {format.dateTime(date, { weekday: 'short', day: 'numeric', month: 'short', timeZone: localZone() })}
      </time>
    </span>
  )
}
