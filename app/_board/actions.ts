import type { CardId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { toggleHistory } from '../_history/toggle-history.ts'
import { actionsOnFacts } from './actions-on-facts.ts'
import { focusWhenDrawn } from './focus-when-drawn.ts'
import type { BoardContext } from './use-board.ts'

/**
 * What can be done with cards and with the board, as a table: keys, the sheet of keys and the palette read it. What
 * each is called stands in the words, under `actions.ID`.
 */
export type Action = CardAction | BoardAction
type Common = {
  readonly id: string
  /** As `KeyboardEvent.key` gives it in lower case; null where it has none. */
  readonly key: string | null
  /** What it takes: to change the board, to comment on its cards, to read its past, or only to see it. */
  readonly takes: 'change' | 'comment' | 'past' | 'see'
}
export type CardAction = Common & {
  readonly on: 'cards'
  /** Whether it is for the card under the keys alone, whatever is selected. */
  readonly alone?: true
  /** `cards` has at least one; `inSheet`: it is the card that is open, and the focus is there. */
  readonly run: (context: BoardContext, cards: readonly CardId[], inSheet: boolean) => void
}
export type BoardAction = Common & { readonly on: 'board'; readonly run: (context: BoardContext) => void }

export const actions: readonly Action[] = [
  {
    id: 'addBelow',
    key: 'n',
    on: 'cards',
    alone: true,
    takes: 'change',
    run: ({ store, composing }, [card]) => {
      const list = card && store.view.cards[card]?.listId
      // What is written already goes along.
      if (list) composing.set({ list, place: { after: card }, text: composing.value?.text ?? '' })
    },
  },
  {
    id: 'editTitle',
    key: 'e',
    on: 'cards',
    alone: true,
    takes: 'change',
    run: ({ store, titles }, [card], inSheet) => {
      const title = card && store.view.cards[card]?.title
      const key = card && inSheet ? `sheet ${card}` : card
      if (key && title && !titles.of(key)) titles.keep(key, { text: title, from: title })
    },
  },
  { id: 'openActivity', key: 'a', on: 'board', takes: 'see', run: ({ activity }) => activity.set(!activity.value) },
  { id: 'openInbox', key: 'i', on: 'board', takes: 'see', run: ({ inbox }) => inbox.set(true) },
  { id: 'openArchive', key: null, on: 'board', takes: 'see', run: ({ archive }) => archive.set(true) },
  { id: 'flow', key: 'f', on: 'board', takes: 'past', run: ({ openFlow }) => openFlow() },
  { id: 'ageing', key: null, on: 'board', takes: 'past', run: ({ ageing }) => ageing.toggle() },
  {
    id: 'comment',
    key: 'c',
    on: 'cards',
    alone: true,
    takes: 'comment',
    run: ({ open }, [card], inSheet) => {
      if (!card) return
      if (!inSheet) open(card)
      focusWhenDrawn('[data-sheet] [data-comment-field] textarea')
    },
  },
  {
    id: 'select',
    key: 'x',
    on: 'cards',
    alone: true,
    takes: 'change',
    run: ({ selection }, [card]) => card && selection.toggle(card),
  },
  { id: 'history', key: 'h', on: 'board', takes: 'past', run: toggleHistory },
  { id: 'keys', key: '?', on: 'board', takes: 'see', run: ({ isHelping }) => isHelping.set(true) },
  { id: 'filter', key: '/', on: 'board', takes: 'see', run: ({ filterPanel }) => filterPanel.set(true) },
  ...actionsOnFacts,
]

/** Whether I may have this now. */
export function isOffered(
  { takes }: Action,
  store: Pick<BoardStore, 'mayChange' | 'mayComment' | 'readsPast'>,
): boolean {
  switch (takes) {
    case 'change':
      return store.mayChange
    case 'comment':
      return store.mayComment
    case 'past':
      return store.readsPast
    case 'see':
      return true
  }
}
