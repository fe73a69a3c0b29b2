import type { Body } from '../../domain/body.ts'
import { checklistsOf, type Item, itemsOf } from '../../domain/checklist.ts'
import type { ChecklistId, ItemId } from '../../domain/id.ts'

/** Where an item is to go. */
export type ItemPlace = { readonly checklistId: ChecklistId; readonly after: ItemId | null }

/** The place one step up or down: at the end of a checklist, into the one beside it. Null where there is none. */
export function stepFrom(body: Body, { id, checklistId }: Item, step: 'up' | 'down'): ItemPlace | null {
  const ids = itemsOf(body.items, checklistId).map((item) => item.id)
  const index = ids.indexOf(id)
  if (step === 'up' && index > 0) return { checklistId, after: ids[index - 2] ?? null }
  if (step === 'down' && index < ids.length - 1) return { checklistId, after: ids[index + 1] ?? null }
  const checklists = checklistsOf(body.checklists).map((checklist) => checklist.id)
  const beside = checklists[checklists.indexOf(checklistId) + (step === 'up' ? -1 : 1)]
  if (beside === undefined) return null
  return { checklistId: beside, after: step === 'up' ? (itemsOf(body.items, beside).at(-1)?.id ?? null) : null }
}

/** How far down an item stands, from 1. */
export const placeOf = (body: Body, { id, checklistId }: Pick<Item, 'id' | 'checklistId'>): number =>
  itemsOf(body.items, checklistId).findIndex((item) => item.id === id) + 1
