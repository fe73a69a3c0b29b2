import type { LinkRole } from './board.ts'
import { demoLabels, demoLists } from './demo-board.ts'
import type { Event, Events } from './event.ts'
import {
  type CardId,
  checked,
  isCardId,
  isChecklistId,
  isItemId,
  isLabelId,
  isListId,
  type LabelId,
  type UserId,
} from './id.ts'
import { spaced } from './rank.ts'

/** What a new board is made of: its first entry. */
export type TemplateName = (typeof templateNames)[number]
export const templateNames = ['blank', 'kanban', 'weekly', 'retro', 'demo'] as const

/** The maker of a new board, ids and the time come from outside: chance is an argument. */
export type Making = {
  readonly title: string
  readonly owner: UserId
  readonly linkRole: LinkRole
  readonly newUuid: () => string
  /** Milliseconds since 1970: what is due is due some days from it. */
  readonly now: number
}

/** A list of a template. */
export type ListContent = { readonly title: string; readonly cards: readonly CardContent[] }
/** A card of a template; what it has none of is left out. */
export type CardContent = {
  readonly title: string
  readonly description?: string
  readonly labels?: readonly string[]
  /** Days from the making of the board, and whether it is done. */
  readonly due?: { readonly days: number; readonly done: boolean }
  /** The items of a checklist, and whether each is done. */
  readonly checklist?: { readonly title: string; readonly items: readonly (readonly [string, boolean])[] }
}

/** The events of a new board: `BoardCreated`, then what its template holds. */
export function createBoard(template: TemplateName, making: Making): Events {
  const { title, owner, linkRole, newUuid } = making
  const labels = new Map<string, LabelId>()
  const added = (template === 'demo' ? demoLabels : []).map(({ name, color }): Event => {
    const labelId = checked(isLabelId, newUuid())
    labels.set(name, labelId)
    return { type: 'LabelAdded', labelId, name, color }
  })
  const lists = spaced(templates[template].map((list) => ({ ...list, id: checked(isListId, newUuid()), rank: '' })))
  let number = 0
  const events: Event[] = lists.flatMap((list) => {
    const cards = spaced(list.cards.map((card) => ({ ...card, id: checked(isCardId, newUuid()), rank: '' })))
    return [
      { type: 'ListAdded', listId: list.id, title: list.title, rank: list.rank } as const,
      ...cards.flatMap((card): Event[] => [
        { type: 'CardAdded', cardId: card.id, listId: list.id, title: card.title, rank: card.rank, number: ++number },
        ...eventsOf(card, labels, making),
      ]),
    ]
  })
  return [{ type: 'BoardCreated', title, prefix: prefixOf(title), owner, linkRole }, ...added, ...events]
}

/** The letters before a board's card numbers: the first three letters or digits of its title, in capitals. */
export function prefixOf(title: string): string {
  const letters = title.normalize('NFKC').match(/[\p{L}\p{N}]/gu) ?? []
  return letters.slice(0, 3).join('').toUpperCase() || 'CARD'
}

/** What a card of a template has beside its title. */
function eventsOf(
  { id: cardId, description, labels = [], due, checklist }: CardContent & { readonly id: CardId },
  ids: ReadonlyMap<string, LabelId>,
  { now, newUuid }: Making,
): Event[] {
  const events: Event[] = []
  const cardIds = [cardId]
  if (description !== undefined)
    events.push({ type: 'CardDescribed', cardId, description, base: 0, from: { description: '', describedAt: 0 } })
  for (const labelId of labels.flatMap((name) => ids.get(name) ?? []))
    events.push({ type: 'CardsLabelled', cardIds, labelId })
  if (due) {
    events.push({ type: 'DueSet', cardIds, at: new Date(now + due.days * dayMs).toISOString(), from: [null] })
    if (due.done) events.push({ type: 'DueMarked', cardIds, done: true })
  }
  if (checklist) {
    const checklistId = checked(isChecklistId, newUuid())
    const [one] = spaced([{ id: checklistId, rank: '' }])
    events.push({ type: 'ChecklistAdded', cardId, checklistId, title: checklist.title, rank: one?.rank ?? '' })
    const items = spaced(
      checklist.items.map(([text, done]) => ({ id: checked(isItemId, newUuid()), rank: '', text, done })),
    )
    const checks = { done: 0, total: 0 }
    for (const { id: itemId, rank, text, done } of items) {
      checks.total++
      events.push({ type: 'ItemAdded', cardId, checklistId, itemId, text, rank, checks: { ...checks } })
      if (!done) continue
      checks.done++
      events.push({ type: 'ItemChecked', cardId, itemId, done, checks: { ...checks } })
    }
  }
  return events
}

const dayMs = 24 * 60 * 60 * 1_000

const empty = (title: string): ListContent => ({ title, cards: [] })

const templates: Readonly<Record<TemplateName, readonly ListContent[]>> = {
  blank: [],
  kanban: ['Backlog', 'Next up', 'In progress', 'Review', 'Done'].map(empty),
  weekly: ['This week', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Later'].map(empty),
  retro: ['Went well', 'Could be better', 'To try', 'Done'].map(empty),
  demo: demoLists,
}
