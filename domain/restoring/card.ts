import { roleOf } from '../access.ts'
import type { Board, Card } from '../board.ts'
import type { Body } from '../body.ts'
import { spacedWhenLong } from '../decision.ts'
import { personOf } from '../person-of.ts'
import { idsOf, ranksBackAmong } from '../rank.ts'
import { cardLanes } from '../shelf.ts'
import { restoreChecklists } from './checklists.ts'
import { standsAsThen } from './order-back.ts'
import type { Steps } from './steps.ts'

/** [C90] Brings a card back as it was on a board then. What was said of it, and its files, stay as they are. */
export function restoreCard(steps: Steps, then: { readonly board: Board; readonly body: Body }, was: Card): void {
  const cardId = was.id
  steps.ask({ type: 'RestoreCard', cardId })
  // [E8] A title that was erased since cannot come back.
  if (was.title !== '') steps.ask({ type: 'RenameCard', cardId, title: was.title })
  restoreFacts(steps, was)
  const { description } = then.body
  steps.ask({ type: 'DescribeCard', cardId, description, base: steps.body?.describedAt ?? 0 })
  restoreChecklists(steps, cardId, then.body)
  placeCard(steps, then.board, was)
}

/** Labels that are archived by now stay as they are, and who may not be assigned any more is left out. */
function restoreFacts(steps: Steps, { id: cardId, labels = [], people: then = [], due }: Card): void {
  const cardIds = [cardId]
  const people = then.map((id) => personOf(steps.board, id))
  const now = () => steps.board.cards[cardId]
  for (const labelId of now()?.labels ?? [])
    if (steps.board.labels[labelId] && !labels.includes(labelId)) steps.ask({ type: 'UnlabelCards', cardIds, labelId })
  for (const labelId of labels) if (steps.board.labels[labelId]) steps.ask({ type: 'LabelCards', cardIds, labelId })
  for (const userId of now()?.people ?? [])
    if (!people.includes(userId)) steps.ask({ type: 'UnassignCards', cardIds, userId })
  for (const userId of people)
    if (roleOf(steps.board, userId) !== 'none') steps.ask({ type: 'AssignCards', cardIds, userId })
  steps.ask({ type: 'SetDue', cardIds, at: due?.at ?? null })
  if (due) steps.ask({ type: 'MarkDue', cardIds, done: due.done })
}

/** Puts a card into its list of then, right below the nearest of those that were above it. */
function placeCard(steps: Steps, then: Board, { id: cardId, listId }: Card): void {
  const card = steps.board.cards[cardId]
  const lanes = cardLanes(steps.board, listId)
  const had = idsOf(cardLanes(then, listId))
  if (!card || (card.listId === listId && standsAsThen(cardId, idsOf(lanes), had))) return
  const [rank = card.rank] = ranksBackAmong(lanes, [cardId], had)
  steps.do({ type: 'CardMoved', cardId, listId, rank, from: { listId: card.listId, rank: card.rank } })
  steps.do(...spacedWhenLong([rank], { type: 'ListReranked', listId }))
}
