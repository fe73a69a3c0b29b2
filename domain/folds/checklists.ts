import type { Body, BodyFolds } from '../body.ts'
import { type Checklist, checklistsOf, type Item, itemsOf } from '../checklist.ts'
import type { ChecklistId, ItemId } from '../id.ts'
import { spaced } from '../rank.ts'

/** What becomes of checklists and their items. */
export const checklistFolds: BodyFolds<
  | 'ChecklistAdded'
  | 'ChecklistRenamed'
  | 'ChecklistMoved'
  | 'ChecklistRemoved'
  | 'ChecklistRestored'
  | 'ItemAdded'
  | 'ItemEdited'
  | 'ItemChecked'
  | 'ItemAssigned'
  | 'ItemDueSet'
  | 'ItemMoved'
  | 'ItemRemoved'
  | 'ItemRestored'
  | 'ItemTurnedIntoCard'
  | 'ChecklistsReranked'
  | 'ItemsReranked'
> = {
  ChecklistAdded: (body, { checklistId: id, title, rank }) => putChecklists(body, [{ id, title, rank }]),
  ChecklistRenamed: (body, { checklistId, title }) => changeChecklist(body, checklistId, { title }),
  ChecklistMoved: (body, { checklistId, rank }) => changeChecklist(body, checklistId, { rank }),
  ChecklistRemoved: (body, { checklistId }) => {
    const { [checklistId]: removed, ...checklists } = body.checklists
    if (!removed) return body
    const without = itemsOf(body.items, checklistId).reduce((left, { id }) => dropItem(left, id), body)
    return { ...without, checklists, gone: [...without.gone, checklistId] }
  },
  ChecklistRestored: (body, { checklistId: id, title, rank, items }) => {
    const back = notGone(body, [id, ...items.map((item) => item.id)])
    return putItems(putChecklists(back, [{ id, title, rank }]), items)
  },

  ItemAdded: (body, { itemId: id, checklistId, text, rank }, { seq }) =>
    putItems(body, [{ id, checklistId, rank, text, writtenAt: seq, done: false, person: null, due: null }]),
  ItemEdited: (body, { itemId, text }, { seq }) => changeItem(body, itemId, { text, writtenAt: seq }),
  ItemChecked: (body, { itemId, done }) => changeItem(body, itemId, { done }),
  ItemAssigned: (body, { itemId, userId }) => changeItem(body, itemId, { person: userId }),
  ItemDueSet: (body, { itemId, at }) => changeItem(body, itemId, { due: at }),
  ItemMoved: (body, { itemId, checklistId, rank }) => changeItem(body, itemId, { checklistId, rank }),
  ItemRemoved: (body, { itemId }) => dropItem(body, itemId),
  ItemRestored: (body, { item }) => putItems(notGone(body, [item.id]), [item]),
  ItemTurnedIntoCard: (body, { itemId }) => dropItem(body, itemId),

  ChecklistsReranked: (body) => putChecklists(body, spaced(checklistsOf(body.checklists))),
  ItemsReranked: (body, { checklistId }) => putItems(body, spaced(itemsOf(body.items, checklistId))),
}

const putChecklists = (body: Body, checklists: readonly Checklist[]): Body => ({
  ...body,
  checklists: { ...body.checklists, ...Object.fromEntries(checklists.map((checklist) => [checklist.id, checklist])) },
})

const putItems = (body: Body, items: readonly Item[]): Body => ({
  ...body,
  items: { ...body.items, ...Object.fromEntries(items.map((item) => [item.id, item])) },
})

/** A body of which these are not gone. */
const notGone = (body: Body, back: readonly string[]): Body => ({
  ...body,
  gone: body.gone.filter((id) => !back.includes(id)),
})

function changeChecklist(body: Body, id: ChecklistId, change: Partial<Checklist>): Body {
  const checklist = body.checklists[id]
  return checklist ? putChecklists(body, [{ ...checklist, ...change }]) : body
}

function changeItem(body: Body, id: ItemId, change: Partial<Item>): Body {
  const item = body.items[id]
  return item ? putItems(body, [{ ...item, ...change }]) : body
}

function dropItem(body: Body, id: ItemId): Body {
  const { [id]: removed, ...items } = body.items
  return removed ? { ...body, items, gone: [...body.gone, id] } : body
}
