import { roleOf } from '../access.ts'
import type { Rank } from '../board.ts'
import type { Body } from '../body.ts'
import { type Checklist, checklistLane, checklistsOf, countChecks, type Item, itemLane, itemsOf } from '../checklist.ts'
import { spacedWhenLong } from '../decision.ts'
import type { CardId } from '../id.ts'
import { type Lane, ranksBackAmong } from '../rank.ts'
import { movesTo } from './order-back.ts'
import type { Steps } from './steps.ts'

/**
 * Brings a card's checklists back as they were, and does only what differs. What was not there then goes first, so that
 * there is room; but for a checklist out of which something must be moved before.
 */
export function restoreChecklists(steps: Steps, cardId: CardId, was: Body): void {
  const then = withoutErased(steps, was)
  removeNew(steps, cardId, then, (items) => !items.some(({ id }) => then.items[id]))
  restoreMissing(steps, cardId, then)
  const lists = checklistsOf(then.checklists)
  for (const { id: checklistId, title } of lists) steps.ask({ type: 'RenameChecklist', cardId, checklistId, title })
  orderChecklists(steps, cardId, lists)
  for (const checklist of lists) restoreItems(steps, cardId, checklist, itemsOf(then.items, checklist.id))
  removeNew(steps, cardId, then, () => true)
}

/** [E8] What was erased since reads as it does now; what is gone with its words is as if it had not been there. */
function withoutErased({ body }: Steps, then: Body): Body {
  const checklists = Object.values<Checklist>(then.checklists).flatMap((one) => {
    const title = one.title || body?.checklists[one.id]?.title
    return title ? [[one.id, { ...one, title }] as const] : []
  })
  const items = Object.values<Item>(then.items).flatMap((one) => {
    const text = one.text || body?.items[one.id]?.text
    return text ? [[one.id, { ...one, text }] as const] : []
  })
  return { ...then, checklists: Object.fromEntries(checklists), items: Object.fromEntries(items) }
}

/** Removes what was not there then; of such checklists those that hold nothing else. */
function removeNew(steps: Steps, cardId: CardId, then: Body, goes: (items: readonly Item[]) => boolean): void {
  const { checklists = {}, items = {} } = steps.body ?? {}
  for (const { id: checklistId } of checklistsOf(checklists))
    if (!then.checklists[checklistId] && goes(itemsOf(items, checklistId)))
      steps.ask({ type: 'RemoveChecklist', cardId, checklistId })
  for (const { id: itemId, checklistId } of Object.values<Item>(items))
    if (!then.items[itemId] && then.checklists[checklistId]) steps.ask({ type: 'RemoveItem', cardId, itemId })
}

/** Checklists that are gone, with those of their items that are nowhere on the card. */
function restoreMissing(steps: Steps, cardId: CardId, then: Body): void {
  const was = checklistsOf(then.checklists)
  const missing = was.filter(({ id }) => !steps.body?.checklists[id])
  const ranks = ranksAsThen(checklistLane(steps.body?.checklists ?? {}), missing, was)
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
  const had = was.map(({ id }) => id)
  const now = checklistsOf(steps.body?.checklists ?? {}).flatMap(({ id }) => (had.includes(id) ? [id] : []))
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
  const ranks = ranksAsThen(itemLane(steps.body?.items ?? {}, checklistId), missing, was)
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

/** The ranks that things had, where these put them among the others as they stood; otherwise new ones, which do. */
function ranksAsThen<I extends string>(
  lane: Lane<I>,
  missing: readonly Ranked<I>[],
  was: readonly Ranked<I>[],
): Rank[] {
  const had = was.map(({ id }) => id)
  const isMissing = new Set(missing.map(({ id }) => id))
  const all = was.map(({ id, rank }) => (isMissing.has(id) ? rank : lane.things[id].rank))
  const others = lane.ids.filter((id) => !had.includes(id)).map((id) => lane.things[id].rank)
  const isInOrder = all.every((rank, index) => index === 0 || (all[index - 1] ?? '') < rank)
  if (isInOrder && !others.some((rank) => all.includes(rank))) return missing.map(({ rank }) => rank)
  return ranksBackAmong(
    [lane],
    missing.map(({ id }) => id),
    had,
  )
}

type Ranked<I> = { readonly id: I; readonly rank: Rank }

/** An item without its person, where that one may not be assigned any more. */
const asItMayBe = ({ board }: Steps, item: Item): Item =>
  item.person === null || roleOf(board, item.person) !== 'none' ? item : { ...item, person: null }
