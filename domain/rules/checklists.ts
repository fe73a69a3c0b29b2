import type { Body } from '../body.ts'
import { type Checklist, checklistLane, countChecks, itemsOf } from '../checklist.ts'
import {
  accept,
  type Decision,
  isTakenOnCard,
  onBody,
  placed,
  type Rules,
  reject,
  spacedWhenLong,
  unchanged,
} from '../decision.ts'
import type { ChecklistId } from '../id.ts'
import { placeIn } from '../place.ts'

export const cardChecklistsMax = 100

/** What is asked of a card's checklists. */
export const checklistRules: Rules<'AddChecklist' | 'RenameChecklist' | 'MoveChecklist' | 'RemoveChecklist'> = {
  AddChecklist: (board, { cardId, checklistId, title, after }, known) =>
    onBody(board, cardId, known, (_card, body) => {
      if (isTakenOnCard(body, checklistId)) return reject('id-taken')
      if (Object.keys(body.checklists).length >= cardChecklistsMax) return reject('card-full')
      const { rank } = placeIn(checklistLane(body.checklists), after, checklistId)
      const added = { type: 'ChecklistAdded', cardId, checklistId, title, ...placed(after), rank } as const
      return accept(added, ...spacedWhenLong([rank], { type: 'ChecklistsReranked', cardId }))
    }),

  RenameChecklist: (board, { cardId, checklistId, title }, known) =>
    onBody(board, cardId, known, (_card, body) =>
      onChecklist(body, checklistId, (checklist) => {
        if (title === checklist.title) return unchanged
        return accept({ type: 'ChecklistRenamed', cardId, checklistId, title, from: { title: checklist.title } })
      }),
    ),

  MoveChecklist: (board, { cardId, checklistId, after }, known) =>
    onBody(board, cardId, known, (_card, body) =>
      onChecklist(body, checklistId, (checklist) => {
        const { rank, stays } = placeIn(checklistLane(body.checklists), after, checklistId)
        if (stays) return unchanged
        const from = { rank: checklist.rank }
        const moved = { type: 'ChecklistMoved', cardId, checklistId, ...placed(after), rank, from } as const
        return accept(moved, ...spacedWhenLong([rank], { type: 'ChecklistsReranked', cardId }))
      }),
    ),

  RemoveChecklist: (board, { cardId, checklistId }, known) =>
    onBody(board, cardId, known, (_card, body) => {
      if (body.gone.includes(checklistId)) return unchanged
      return onChecklist(body, checklistId, ({ title, rank }) => {
        const items = itemsOf(body.items, checklistId)
        const left = Object.values(body.items).filter((item) => item.checklistId !== checklistId)
        const from = { title, rank, items }
        return accept({ type: 'ChecklistRemoved', cardId, checklistId, from, checks: countChecks(left) })
      })
    }),
}

export function onChecklist(body: Body, checklistId: ChecklistId, rule: (checklist: Checklist) => Decision): Decision {
  const checklist = body.checklists[checklistId]
  return checklist ? rule(checklist) : reject('checklist-not-found')
}
