import { roleOf } from '../access.ts'
import type { Body } from '../body.ts'
import { type Checklist, checklistLane, checklistsOf, countChecks, type Item, itemLane, itemsOf } from '../checklist.ts'
import { spacedWhenLong } from '../decision.ts'
import type { CardId } from '../id.ts'
import { ranksBackAmong } from '../rank.ts'
import { movesTo } from './order-back.ts'
import type { Steps } from './steps.ts'

/**
 * Brings a card's checklists back as they were, and does only what differs. What was not there then goes first, so that
 * there is room; an item that stood in such a checklist comes back in its own.
 */
export function restoreChecklists(steps: Steps, cardId: CardId, then: Body): void {
  removeNew(steps, cardId, then)
  restoreMissing(steps, cardId, then)
  const was = checklistsOf(then.checklists)
  for (const { id: checklistId, title } of was) steps.ask({ type: 'RenameChecklist', cardId, checklistId, title })
  orderChecklists(steps, cardId, was)
  for (const checklist of was) restoreItems(steps, cardId, checklist, itemsOf(then.items, checklist.id))
}

function removeNew(steps: Steps, cardId: CardId, then: Body): void {
  for (const { id: checklistId } of checklistsOf(steps.body?.checklists ?? {}))
    if (!then.checklists[checklistId]) steps.ask({ type: 'RemoveChecklist', cardId, checklistId })
  for (const { id: itemId } of Object.values<Item>(steps.body?.items ?? {}))
    if (!then.items[itemId]) steps.ask({ type: 'RemoveItem', cardId, itemId })
}

/** Checklists that are gone, with those of their items that are nowhere on the card. */
function restoreMissing(steps: Steps, cardId: CardId, then: Body): void {
  const was = checklistsOf(then.checklists)
  const missing = was.filter(({ id }) => !steps.body?.checklists[id])
  const ranks = ranksBackAmong(
    [checklistLane(steps.body?.checklists ?? {})],
    missing.map(({ id }) => id),
    was.map(({ id }) => id),
  )
  for (const [index, { id: checklistId, title, rank: had }] of missing.entries()) {
    const there = steps.body?.items ?? {}
    const items = itemsOf(then.items, checklistId).flatMap((item) => (there[item.id] ? [] : asItMayBe(steps, item)))
    const checks = countChecks([...Object.values<Item>(there), ...items])
    const rank = ranks[index] ?? had
    steps.do({ type: 'ChecklistRestored', cardId, checklistId, title, rank, items, checks })
  }
  steps.do(...spacedWhenLong(ranks, { type: 'ChecklistsReranked', cardId }))
}

function orderChecklists(steps: Steps, cardId: CardId, was: readonly Checklist[]): void {
  const now = checklistsOf(steps.body?.checklists ?? {}).map(({ id }) => id)
  const had = was.map(({ id }) => id)
  for (const { id: checklistId, after } of movesTo(now, had))
    steps.ask({ type: 'MoveChecklist', cardId, checklistId, after })
}

/** The items that a checklist had: first they stand as they stood, then those that are gone come between them. */
function restoreItems(steps: Steps, cardId: CardId, { id: checklistId }: Checklist, was: readonly Item[]): void {
  const isThere = ({ id }: Item) => steps.body?.items[id] !== undefined
  const now = itemsOf(steps.body?.items ?? {}, checklistId).map(({ id }) => id)
  const there = was.filter(isThere).map(({ id }) => id)
  const staying = now.filter((id) => there.includes(id))
  for (const { id: itemId, after } of movesTo(staying, there))
    steps.ask({ type: 'MoveItem', cardId, itemId, checklistId, after })
  for (const item of was.filter(isThere)) restoreItem(steps, cardId, item)

  const missing = was.filter((item) => !isThere(item))
  const ranks = ranksBackAmong(
    [itemLane(steps.body?.items ?? {}, checklistId)],
    missing.map(({ id }) => id),
    was.map(({ id }) => id),
  )
  for (const [index, had] of missing.entries()) {
    const item = { ...asItMayBe(steps, had), rank: ranks[index] ?? had.rank }
    const checks = countChecks([...Object.values<Item>(steps.body?.items ?? {}), item])
    steps.do({ type: 'ItemRestored', cardId, itemId: item.id, item, checks })
  }
  steps.do(...spacedWhenLong(ranks, { type: 'ItemsReranked', cardId, checklistId }))
}

/** What an item says that is still there. */
function restoreItem(steps: Steps, cardId: CardId, was: Item): void {
  const item = steps.body?.items[was.id]
  if (!item) return
  const { id: itemId, text, done, due } = was
  steps.ask({ type: 'EditItem', cardId, itemId, text, base: item.writtenAt })
  steps.ask({ type: 'CheckItem', cardId, itemId, done })
  if (item.person !== was.person)
    steps.ask({ type: 'AssignItem', cardId, itemId, userId: asItMayBe(steps, was).person })
  steps.ask({ type: 'SetItemDue', cardId, itemId, at: due })
}

/** An item without its person, where that one may not be assigned any more. */
const asItMayBe = ({ board }: Steps, item: Item): Item =>
  item.person === null || roleOf(board, item.person) !== 'none' ? item : { ...item, person: null }
