'use client'

import { Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type MouseEvent, memo, useEffect, useSyncExternalStore } from 'react'
import type { CardId } from '../../domain/id.ts'
import { hue } from '../hue.ts'
import { later } from '../later.tsx'
import { MenuButton } from '../menu-button.tsx'
import { CardFace } from './card-face.tsx'
import { chooses } from './chooses.ts'
import { cardPath } from './paths.ts'
import { SelectedMark } from './selected-mark.tsx'
import { TitleEditor } from './title-editor.tsx'
import { useBoard, useBoardContext, useHold, useIsPast, useSelection, useTitles } from './use-board.ts'
import { usePeersOn } from './use-peers-on.ts'

const loadMenu = () => import('./card-menu.tsx').then(({ CardMenu: Loaded }) => Loaded)
const CardMenu = later(loadMenu)

/** A card in its list. `isAway`: I hold it over another list, and this is where it was lifted. */
export const CardItem = memo(function CardItem({ cardId, isAway }: { cardId: CardId; isAway: boolean }) {
  const t = useTranslations('card')
  const { focus, open, titles, selection } = useBoardContext()
  const card = useBoard(({ view }) => view.cards[cardId])
  const boardId = useBoard(({ view }) => view.id)
  const prefix = useBoard(({ view }) => view.prefix)
  const isUnsaved = useBoard(({ unsaved }) => unsaved.has(cardId))
  const fresh = useBoard(({ fresh: changed }) => changed.get(cardId))
  const mayChange = useBoard((now) => now.mayChange)
  const mayRestore = useBoard((now) => now.mayRestore)
  const held = useHold((hold) => (hold?.kind === 'card' && hold.card === cardId ? hold.by : undefined))
  const height = useHold((hold) => (hold?.kind === 'card' && hold.card === cardId ? hold.height : undefined))
  const isStacked = useHold((hold) => hold?.kind === 'card' && hold.card !== cardId && hold.cards.includes(cardId))
  const peers = usePeersOn(cardId)
  const isSelected = useSelection((cards) => cards.has(cardId))
  const isInTabOrder = useSyncExternalStore(
    focus.subscribe,
    () => focus.isInTabOrder(cardId),
    () => false,
  )
  useEffect(() => (isAway ? undefined : focus.drawn(cardId)), [focus, cardId, isAway])
  const isPast = useIsPast()
  const isEditing = useTitles((now) => now.of(cardId) !== null) && !isAway && !isPast
  if (!card) return null

  const onClick = (event: MouseEvent) => {
    if (mayChange && chooses(event, selection, cardId)) return event.preventDefault()
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    open(cardId)
  }
  const other = peers.typing ?? peers.viewing
  return (
    <article
      className="card group"
      data-card={cardId}
      data-away={isAway || undefined}
      data-held={isAway ? undefined : held}
      data-taken={peers.dragging ? '' : undefined}
      data-watched={other ? '' : undefined}
      data-fresh={fresh ? '' : undefined}
      data-selected={isSelected ? '' : undefined}
      data-stacked={isStacked ? '' : undefined}
      style={{ ...(other ? hue(other.color) : fresh ? hue(fresh) : {}), ...(held === 'pointer' ? { height } : {}) }}
    >
      {isEditing ? (
        <TitleEditor card={card} />
      ) : (
        <CardFace
          card={card}
          prefix={prefix}
          title={
            <a
              href={cardPath(boardId, cardId)}
              draggable={false}
              tabIndex={isInTabOrder ? 0 : -1}
              className="outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent"
              data-card-link
              aria-describedby={isSelected ? `selected-${cardId}` : undefined}
              onClick={onClick}
              onFocus={() => focus.set(cardId)}
            >
              {card.title}
            </a>
          }
        />
      )}
      {isSelected && <SelectedMark id={`selected-${cardId}`} />}
      {isUnsaved && (
        <span
          role="img"
          aria-label={t('unsaved')}
          className="unsaved absolute right-2.5 bottom-2.5 size-1.5 rounded-full bg-ink-3"
        />
      )}
      {!isEditing && (mayChange || mayRestore) && !held && (
        <div className="absolute top-1 right-1 flex rounded-md bg-card opacity-0 group-hover:opacity-100 group-has-[a:focus-visible]:opacity-100 has-aria-expanded:opacity-100 pointer-coarse:hidden">
          {mayChange && (
            <button
              type="button"
              tabIndex={-1}
              aria-label={t('edit', { title: card.title })}
              className="grid size-7 place-items-center rounded-md text-ink-3 hover:text-ink"
              data-edit-card
              onClick={() => titles.keep(cardId, { text: card.title, from: card.title })}
            >
              <Pencil className="size-3.5" strokeWidth={1.75} aria-hidden />
            </button>
          )}
          <MenuButton label={t('menu', { title: card.title })} load={loadMenu} tabIndex={-1}>
            {(anchor) => <CardMenu {...anchor} card={card} />}
          </MenuButton>
        </div>
      )}
      {peers.typing && (
        <span
          className={`absolute right-2 inline-flex items-center gap-1.5 rounded-full bg-hue px-2 text-[11px] leading-5 font-medium text-on-peer ${card.labels ? 'top-2' : 'bottom-2'}`}
        >
          {t('typing', { name: peers.typing.name })}
          <span className="dots" aria-hidden>
            <i />
            <i />
            <i />
          </span>
        </span>
      )}
    </article>
  )
})
