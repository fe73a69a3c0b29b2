import type { CardId } from '../../domain/id.ts'
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
  /** Whether only those who may change the board have it. */
  readonly changes: boolean
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
    changes: true,
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
    changes: true,
    run: ({ store, titles }, [card], inSheet) => {
      const title = card && store.view.cards[card]?.title
      const key = card && inSheet ? `sheet ${card}` : card
      if (key && title && !titles.of(key)) titles.keep(key, { text: title, from: title })
    },
  },
  { id: 'openActivity', key: 'a', on: 'board', changes: false, run: ({ activity }) => activity.set(!activity.value) },
  { id: 'openInbox', key: 'i', on: 'board', changes: false, run: ({ inbox }) => inbox.set(true) },
  { id: 'openArchive', key: null, on: 'board', changes: false, run: ({ archive }) => archive.set(true) },
  { id: 'flow', key: 'f', on: 'board', changes: false, run: ({ openFlow }) => openFlow() },
  { id: 'ageing', key: null, on: 'board', changes: false, run: ({ ageing }) => ageing.toggle() },
  {
    id: 'comment',
    key: 'c',
    on: 'cards',
    alone: true,
    changes: true,
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
    changes: true,
    run: ({ selection }, [card]) => card && selection.toggle(card),
  },
  { id: 'history', key: 'h', on: 'board', changes: false, run: toggleHistory },
  { id: 'keys', key: '?', on: 'board', changes: false, run: ({ isHelping }) => isHelping.set(true) },
  { id: 'filter', key: '/', on: 'board', changes: false, run: ({ filterPanel }) => filterPanel.set(true) },
  ...actionsOnFacts,
]
