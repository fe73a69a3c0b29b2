'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { CardId } from '../../domain/id.ts'
import type { Present } from '../../domain/presence.ts'
import { Avatar } from '../avatar.tsx'
import { hue } from '../hue.ts'
import { later } from '../later.tsx'
import { MenuButton } from '../menu-button.tsx'
import { Activity } from './activity.tsx'
import { Checklists } from './checklists.tsx'
import { Cover } from './cover.tsx'
import { Description } from './description.tsx'
import { loadPickers } from './load-pickers.ts'
import { NewComment } from './new-comment.tsx'
import { SheetFacts } from './sheet-facts.tsx'
import { TheirTitle } from './their-title.tsx'
import { TitleField } from './title-field.tsx'
import { useBoard, useBoardContext, useDrafts, useIsPast, useLive, useTexts, useTitles } from './use-board.ts'
import { useFocusBack } from './use-focus-back.ts'
import { useLeaving } from './use-leaving.ts'
import { usePeersOn } from './use-peers-on.ts'
import { useTitle } from './use-title.ts'
import { useTyping } from './use-typing.ts'

const PastLine = later(() => import('../_history/past-line.tsx').then((loaded) => loaded.PastLine))
const PastActivity = later(() => import('../_history/past-activity.tsx').then((loaded) => loaded.PastActivity))
const Attachments = later(() => import('./attachments.tsx').then(({ Attachments: Loaded }) => Loaded))
const loadMenu = () => import('./card-menu.tsx').then(({ CardMenu: Loaded }) => Loaded)
const CardMenu = later(loadMenu)

/** A card, opened beside the board; on a phone it is the page. */
export function Sheet({ cardId }: { cardId: CardId }) {
  const t = useTranslations('sheet')
  const { store, open } = useBoardContext()
  const card = useBoard(({ view }) => view.cards[cardId])
  const prefix = useBoard(({ view }) => view.prefix)
  const list = useBoard(({ view }) => (card ? view.lists[card.listId]?.title : undefined))
  const mayComment = useBoard((now) => now.mayComment)
  const isFollowed = useBoard((now) => now.state !== null)
  const isPast = useIsPast()
  const root = useRef<HTMLElement>(null)

  // Where it was opened to write in it, the focus is there already.
  useEffect(() => {
    if (!root.current?.contains(document.activeElement)) root.current?.focus()
  }, [])
  useEffect(() => store.openCard(cardId), [store, cardId])

  return (
    <aside
      ref={root}
      tabIndex={-1}
      aria-label={card?.title ?? t('gone')}
      data-sheet
      data-past={isPast || undefined}
      className="absolute top-[52px] right-0 bottom-0 z-30 flex sm:data-past:top-[97px] sm:data-past:bottom-[93px] w-[560px] max-w-full sm:has-data-beside:w-[840px] animate-appear flex-col border-l border-line bg-raised shadow-sheet outline-none max-sm:top-0 max-sm:w-full max-sm:border-l-0"
    >
      <header className="flex flex-none items-center gap-2.5 pt-3 pr-4 pl-6 text-ink-3 max-sm:pl-4">
        {card && (
          <p className="flex min-w-0 items-center gap-2.5">
            <span className="font-mono text-[11px] whitespace-nowrap tabular-nums">
              {t('number', { prefix, number: card.number })}
            </span>
            <span>{t('in')}</span>
            <ListName cardId={cardId} title={list ?? ''} />
          </p>
        )}
        <span className="flex-1" />
        <Viewers cardId={cardId} />
        {card && (
          <MenuButton label={t('menu')} load={loadMenu}>
            {(anchor) => <CardMenu {...anchor} card={card} inSheet />}
          </MenuButton>
        )}
        <button
          type="button"
          aria-label={t('close')}
          className="tap grid size-7 place-items-center rounded-md hover:bg-column hover:text-ink"
          onClick={() => open(null)}
        >
          <X className="size-4" strokeWidth={1.75} aria-hidden />
        </button>
      </header>
      <div data-sheet-scroller className="min-h-0 flex-1 overflow-y-auto px-6 pt-1.5 pb-6 max-sm:px-4">
        {card ? (
          <>
            <Cover card={card} className="-mx-6 mt-1 mb-4 h-40 max-sm:-mx-4" />
            {isPast && <PastLine />}
            <Title cardId={cardId} title={card.title} />
            <SheetFacts card={card} />
            <Description key={cardId} cardId={cardId} />
            <Attachments cardId={cardId} />
            <Checklists cardId={cardId} />
            {isPast ? <PastActivity cardId={cardId} /> : <Activity cardId={cardId} />}
          </>
        ) : (
          isFollowed && <Gone cardId={cardId} />
        )}
      </div>
      <Writing cardId={cardId} />
      {card && mayComment && <NewComment cardId={cardId} />}
    </aside>
  )
}

/** The list that a card is in; where it may be moved, a press asks where to. */
function ListName({ cardId, title }: { cardId: CardId; title: string }) {
  const t = useTranslations('sheet')
  const { picker } = useBoardContext()
  const mayChange = useBoard((now) => now.mayChange)
  const look = 'truncate font-medium text-ink-2'
  if (!mayChange)
    return (
      <span dir="auto" className={look}>
        {title}
      </span>
    )
  return (
    <button
      type="button"
      dir="auto"
      title={t('move')}
      aria-haspopup="dialog"
      data-fact="move"
      className={`tap -mx-1 rounded-sm px-1 hover:bg-column hover:text-ink ${look}`}
      onPointerEnter={() => loadPickers()}
      onClick={({ currentTarget }) => picker.set({ kind: 'move', cards: [cardId], anchor: currentTarget })}
    >
      {title}
    </button>
  )
}

function Title({ cardId, title }: { cardId: CardId; title: string }) {
  const t = useTranslations('card')
  const { store } = useBoardContext()
  const mayChange = useBoard((now) => now.mayChange)
  const edit = useTitle(`sheet ${cardId}`, title, (next) => store.propose({ type: 'RenameCard', cardId, title: next }))
  const typing = useTyping(cardId, 'title')
  const focusBack = useFocusBack()
  const isEditing = edit.draft !== null
  useEffect(() => (isEditing ? typing.stop : undefined), [isEditing, typing])
  const onBlur = useLeaving(edit.save)
  const look = 'text-[22px] leading-7 font-semibold tracking-[-.02em]'
  if (!edit.draft)
    return (
      <h2 dir="auto" className={`mt-1.5 mb-3.5 [overflow-wrap:anywhere] ${look}`}>
        {mayChange ? (
          <button
            ref={focusBack.button}
            type="button"
            className="tap -mx-1 rounded-sm px-1 text-start"
            title={t('titleHint')}
            onClick={edit.begin}
          >
            {title}
          </button>
        ) : (
          title
        )}
      </h2>
    )
  return (
    <div className="mt-1.5 mb-3.5" onBlur={onBlur}>
      <TitleField
        value={edit.draft.text}
        label={t('title')}
        autoFocus
        className={`-mx-1 rounded-sm px-1 ring-2 ring-accent ${look}`}
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
  )
}

/** Who else has this card open. */
function Viewers({ cardId }: { cardId: CardId }) {
  const t = useTranslations('sheet')
  const ids = useLive((live) => live?.viewing.get(cardId))
  const users = useLive((live) => live?.users)
  const present = (ids ?? []).flatMap((id): [string, Present][] => {
    const user = users?.[id]
    return user ? [[id, user]] : []
  })
  if (present.length === 0) return null
  return (
    <ul aria-label={t('viewers')} className="flex pl-1.5">
      {present.map(([id, { name, color }]) => (
        <li key={id} className="-ml-1.5 rounded-full ring-2 ring-raised">
          <Avatar name={name} color={color} size="small" />
        </li>
      ))}
    </ul>
  )
}

function Writing({ cardId }: { cardId: CardId }) {
  const t = useTranslations('card')
  const { typing } = usePeersOn(cardId)
  if (!typing) return null
  return (
    <p
      className="mx-6 mt-1 mb-2 flex flex-none items-center gap-2 text-xs text-ink-3 max-sm:mx-4"
      style={hue(typing.color)}
    >
      <Avatar name={typing.name} color={typing.color} size="small" />
      {t('typing', { name: typing.name })}
      <span className="dots" aria-hidden>
        <i />
        <i />
        <i />
      </span>
    </p>
  )
}

/** A card that is not on the board: archived, or none. */
function Gone({ cardId }: { cardId: CardId }) {
  const t = useTranslations('sheet')
  const { store } = useBoardContext()
  const mayChange = useBoard((now) => now.mayChange)
  const isTitleKept = useTitles((titles) => titles.of(`sheet ${cardId}`) !== null)
  const isDescriptionKept = useDrafts((drafts) => drafts.of(cardId) !== null)
  const isTextKept = useTexts((texts) => texts.isWriting(cardId))
  return (
    <div className="mt-3">
      <h2 className="text-[22px] leading-7 font-semibold tracking-[-.02em]">{t('gone')}</h2>
      <p className="mt-1 text-ink-2">{t('goneHint')}</p>
      {(isTitleKept || isDescriptionKept || isTextKept) && <p className="mt-1 text-ink-2">{t('kept')}</p>}
      {mayChange && (
        <button
          type="button"
          className="tap mt-4 h-8 rounded-md border border-edge px-3 font-medium"
          onClick={() => store.propose({ type: 'RestoreCard', cardId })}
        >
          {t('restore')}
        </button>
      )}
    </div>
  )
}
