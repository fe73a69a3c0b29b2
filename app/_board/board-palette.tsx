'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { BoardId, CardId } from '../../domain/id.ts'
import { useLookItems } from '../_look/use-look-items.ts'
import { itemOfHit } from '../_palette/everywhere.ts'
import { isMeant } from '../_palette/is-meant.ts'
import { Palette } from '../_palette/palette.tsx'
import type { PaletteGroup, PaletteItem } from '../_palette/palette-item.ts'
import { useHits } from '../_palette/use-hits.ts'
import { useMyBoards } from '../_palette/use-my-boards.ts'
import { keyHint } from '../_undo/key-hint.ts'
import type { Lane } from '../_undo/steps.ts'
import { type Action, actions, isOffered } from './actions.ts'
import { findCards } from './find-cards.ts'
import { openNow } from './open-now.ts'
import { boardPath, cardPath } from './paths.ts'
import { cardUnderKeys } from './shortcuts.ts'
import { useBoard, useBoardContext } from './use-board.ts'

const cardsMax = 8
const boardsMax = 6
const lanes: readonly Lane[] = ['undo', 'redo']

type Props = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }

/** The palette of a board: its cards, what can be done here, my boards, and what is found on all of them. */
export function BoardPalette({ isOpen, onOpenChange }: Props) {
  const t = useTranslations('palette')
  const c = useTranslations('card')
  const words = useTranslations('actions')
  const keys = useTranslations('keys')
  const context = useBoardContext()
  const router = useRouter()
  const view = useBoard((store) => store.view)
  const me = useBoard((store) => store.me)
  const mayComment = useBoard((store) => store.mayComment)
  const [typed, setTyped] = useState('')
  const [target, setTarget] = useState<Target | null>(null)
  const [wasOpen, setWasOpen] = useState(false)
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen)
    // Before the focus goes from the card.
    if (isOpen) setTarget(targetNow(context.selection.cards))
  }
  const { hits, isWhole, isAsking } = useHits(isOpen ? typed : '', me?.id)
  const looks = useLookItems(typed)
  const boards = useMyBoards(isOpen, me?.id)

  const go = (board: BoardId, card: CardId) => {
    if (board === view.id) openNow(context, card)
    else router.push(cardPath(board, card))
  }
  const cardsOfTarget = (): readonly CardId[] => {
    const there = target?.cards.filter((card) => view.cards[card]) ?? []
    const [first] = there
    return first && there.length > 1 ? context.selection.of(first) : there
  }
  const aimed = cardsOfTarget()
  const nameOf = (key: string): string => (keys.has(`names.${key}`) ? keys(`names.${key}`) : key.toUpperCase())
  const isShown = (action: Action) =>
    isOffered(action, context.store) &&
    (action.on === 'board' || aimed.length > 0) &&
    (typed === '' || isMeant(words(action.id), typed))
  const itemOfAction = (action: Action): PaletteItem => ({
    id: `action ${action.id}`,
    title: words(action.id),
    ...(action.key === null ? {} : { key: nameOf(action.key) }),
    run: () => {
      if (action.on === 'board') action.run(context)
      else action.run(context, action.alone ? aimed.slice(0, 1) : aimed, target?.inSheet ?? false)
    },
  })
  const offered = actions.filter(isShown)
  const onCards = offered.filter(({ on }) => on === 'cards').map(itemOfAction)
  const steps = mayComment ? lanes.filter((lane) => typed === '' || isMeant(words(lane), typed)) : []
  const itemOfStep = (lane: Lane): PaletteItem => ({
    id: `step ${lane}`,
    title: words(lane),
    key: keyHint(lane),
    run: () => context.undoing.take(lane),
  })
  const onBoard = [...steps.map(itemOfStep), ...offered.filter(({ on }) => on === 'board').map(itemOfAction)]
  const [only] = aimed
  const aimedTitle =
    aimed.length === 1 && only
      ? t('onCard', { title: view.cards[only]?.title ?? '' })
      : t('onCards', { count: aimed.length })

  const cards = findCards(view, typed, cardsMax)
  const shown = new Set(cards.map(({ id }) => id))
  const cardItems = cards.map(
    (card): PaletteItem => ({
      id: `card ${card.id}`,
      title: card.title,
      number: c('number', { prefix: view.prefix, number: card.number }),
      detail: view.lists[card.listId]?.title ?? '',
      run: () => context.open(card.id),
    }),
  )
  const boardItems = boards
    .filter(({ id, title }) => id !== view.id && (typed === '' || isMeant(title, typed)))
    .slice(0, boardsMax)
    .map(({ id, title }): PaletteItem => ({ id: `board ${id}`, title, run: () => router.push(boardPath(id)) }))
  const home: PaletteItem = { id: 'home', title: t('home'), run: () => router.push('/') }
  const places = typed === '' || isMeant(home.title, typed) ? [...boardItems, home] : boardItems
  const found = hits.filter(({ board, card }) => board !== view.id || !shown.has(card)).map((hit) => itemOfHit(hit, go))

  const groups: readonly PaletteGroup[] = [
    { title: t('cards'), items: cardItems },
    { title: aimedTitle, items: onCards },
    { title: t('board'), items: onBoard },
    { title: t('boards'), items: places },
    { title: t('look'), items: looks },
    { title: t('everywhere'), items: found },
  ].filter(({ items }) => items.length > 0)
  return (
    <Palette
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      typed={typed}
      onType={setTyped}
      hint={t('hint')}
      groups={groups}
      empty={t(isAsking ? 'asking' : isWhole ? 'nothing' : 'notWhole')}
    />
  )
}

/** The cards that an action is meant for. */
type Target = { readonly cards: readonly CardId[]; readonly inSheet: boolean }

/** What is selected; else the card that has the focus, or the one that is open. */
function targetNow(selected: ReadonlySet<CardId>): Target | null {
  const under = cardUnderKeys(document.activeElement) ?? cardUnderKeys(document.querySelector('[data-sheet]'))
  if (under?.inSheet) return { cards: [under.card], inSheet: true }
  if (selected.size > 0) return { cards: [...selected], inSheet: false }
  return under && { cards: [under.card], inSheet: false }
}
