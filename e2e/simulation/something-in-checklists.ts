import type { Body } from '../../domain/body.ts'
import type { Checklist, Item } from '../../domain/checklist.ts'
import type { Command } from '../../domain/command.ts'
import { checked, isCardId, isChecklistId, isItemId, isUserId } from '../../domain/id.ts'
import type { Random } from './random.ts'

type Asked<C extends Command> = C extends { cardId: unknown } ? Omit<C, 'commandId' | 'cardId'> : never

/** What someone with this card before them might do next to its checklists. */
export function somethingInChecklists(
  random: Random,
  body: Body | null,
): Asked<Extract<Command, { checklistId: unknown } | { itemId: unknown }>> {
  const checklists = Object.values<Checklist>(body?.checklists ?? {}).map(({ id }) => id)
  const items = Object.values<Item>(body?.items ?? {})
  const checklistId = random.pick(checklists) ?? checked(isChecklistId, random.uuid())
  const item = random.pick(items)
  const itemId = item?.id ?? checked(isItemId, random.uuid())
  const after = random.percent(30) ? null : random.pick(items)?.id
  const place = after === undefined ? {} : { after }
  const title = `i${random.below(1_000)}`

  switch (random.below(12)) {
    case 0:
    case 1:
      return { type: 'AddChecklist', checklistId: checked(isChecklistId, random.uuid()), title }
    case 2:
      return { type: 'MoveChecklist', checklistId, after: random.pick(checklists) ?? null }
    case 3:
      if (random.percent(40)) return { type: 'RemoveChecklist', checklistId }
      return { type: 'RenameChecklist', checklistId, title }
    case 4:
    case 5:
    case 6:
      return { type: 'AddItem', checklistId, itemId: checked(isItemId, random.uuid()), text: title, ...place }
    case 7:
      return { type: 'EditItem', itemId, text: title, base: item?.writtenAt ?? 0 }
    case 8:
      return { type: 'CheckItem', itemId, done: random.percent(70) }
    case 9:
      if (random.percent(50)) return { type: 'SetItemDue', itemId, at: '2026-11-27T09:00:00Z' }
      return { type: 'AssignItem', itemId, userId: random.percent(70) ? checked(isUserId, 'u1') : null }
    case 10:
      return { type: 'MoveItem', itemId, checklistId, ...place }
    default:
      if (random.percent(50)) return { type: 'RemoveItem', itemId }
      return { type: 'TurnItemIntoCard', itemId, newCardId: checked(isCardId, random.uuid()) }
  }
}
