import { countChecks } from '../checklist.ts'
import { accept, type Decision, onCard, reject, spacedWhenLong, unchanged } from '../decision.ts'
import type { Event } from '../event.ts'
import type { Inverses, Now } from '../inverse.ts'
import { checklistBack, itemBack } from '../put-back.ts'
import { cardChecklistsMax, onChecklist } from '../rules/checklists.ts'
import { cardItemsMax, onItem } from '../rules/items.ts'

/** What undoes what was done to checklists and their items. What was removed comes back as it was. */
export const checklistInverses: Inverses<
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
  ChecklistAdded: ({ would }, { cardId, checklistId }) => would({ type: 'RemoveChecklist', cardId, checklistId }),
  ChecklistRenamed: ({ would }, { cardId, checklistId, from }) =>
    would({ type: 'RenameChecklist', cardId, checklistId, title: from.title }),
  ChecklistMoved: (now, { cardId, checklistId, from }) =>
    onCard(now.board, cardId, () =>
      onChecklist(now.body(cardId), checklistId, ({ rank: left }) => {
        const rank = checklistBack(now, cardId, { id: checklistId, rank: from.rank })
        const moved = { type: 'ChecklistMoved', cardId, checklistId, rank, from: { rank: left } } as const
        return accept(moved, ...spacedWhenLong([rank], { type: 'ChecklistsReranked', cardId }))
      }),
    ),
  ChecklistRemoved: (now, { cardId, checklistId, from: { title, rank: had, items } }) =>
    onCard(now.board, cardId, () => {
      const body = now.body(cardId)
      const there = Object.values(body.items)
      if (Object.keys(body.checklists).length >= cardChecklistsMax) return reject('card-full')
      if (there.length + items.length > cardItemsMax) return reject('card-full')
      const rank = checklistBack(now, cardId, { id: checklistId, rank: had })
      const checks = countChecks([...there, ...items])
      return accept(
        { type: 'ChecklistRestored', cardId, checklistId, title, rank, items, checks },
        ...spacedWhenLong([rank], { type: 'ChecklistsReranked', cardId }),
      )
    }),
  ChecklistRestored: ({ would }, { cardId, checklistId }) => would({ type: 'RemoveChecklist', cardId, checklistId }),

  ItemAdded: ({ would }, { cardId, itemId }) => would({ type: 'RemoveItem', cardId, itemId }),
  ItemEdited: ({ board, body, would }, { cardId, itemId, from }) =>
    onCard(board, cardId, () =>
      onItem(body(cardId), itemId, ({ writtenAt }) =>
        would({ type: 'EditItem', cardId, itemId, text: from.text, base: writtenAt }),
      ),
    ),
  ItemChecked: ({ would }, { cardId, itemId, done }) => would({ type: 'CheckItem', cardId, itemId, done: !done }),
  ItemAssigned: ({ would }, { cardId, itemId, from }) =>
    would({ type: 'AssignItem', cardId, itemId, userId: from.userId }),
  ItemDueSet: ({ would }, { cardId, itemId, from }) => would({ type: 'SetItemDue', cardId, itemId, at: from.at }),
  ItemMoved: (now, { cardId, itemId, from: { checklistId, rank: had } }) =>
    onCard(now.board, cardId, () =>
      onItem(now.body(cardId), itemId, (item) =>
        onChecklist(now.body(cardId), checklistId, () => {
          const rank = itemBack(now, cardId, checklistId, { id: itemId, rank: had })
          const from = { checklistId: item.checklistId, rank: item.rank }
          return accept(
            { type: 'ItemMoved', cardId, itemId, checklistId, rank, from },
            ...spacedWhenLong([rank], { type: 'ItemsReranked', cardId, checklistId }),
          )
        }),
      ),
    ),
  ItemRemoved: restoreItem,
  ItemRestored: ({ would }, { cardId, itemId }) => would({ type: 'RemoveItem', cardId, itemId }),
  // The card that it became is undone by itself.
  ItemTurnedIntoCard: restoreItem,

  ChecklistsReranked: () => unchanged,
  ItemsReranked: () => unchanged,
}

function restoreItem(now: Now, { cardId, itemId, from }: Event<'ItemRemoved' | 'ItemTurnedIntoCard'>): Decision {
  const { checklistId } = from
  return onCard(now.board, cardId, () =>
    onChecklist(now.body(cardId), checklistId, () => {
      const there = Object.values(now.body(cardId).items)
      if (there.length >= cardItemsMax) return reject('card-full')
      const rank = itemBack(now, cardId, checklistId, { id: itemId, rank: from.rank })
      const item = { ...from, rank }
      return accept(
        { type: 'ItemRestored', cardId, itemId, item, checks: countChecks([...there, item]) },
        ...spacedWhenLong([rank], { type: 'ItemsReranked', cardId, checklistId }),
      )
    }),
  )
}
