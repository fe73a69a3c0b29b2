import { cardsOf } from '../../domain/board.ts'
import type { Command } from '../../domain/command.ts'
import type { Comment } from '../../domain/comment.ts'
import {
  type CardId,
  checked,
  isCardId,
  isCommandId,
  isCommentId,
  isLabelId,
  isListId,
  isUserId,
} from '../../domain/id.ts'
import type { Replica } from '../../domain/replica.ts'
import type { Random } from './random.ts'
import { somethingInChecklists } from './something-in-checklists.ts'

export type Wish =
  | { readonly kind: 'open'; readonly card: CardId }
  | { readonly kind: 'ask'; readonly command: Command }

/** What someone before this board might do next: mostly with what is there, so that people meet. */
export function somethingToAsk(random: Random, replica: Replica, isOwner: boolean): Wish {
  const { view } = replica
  const commandId = checked(isCommandId, random.uuid())
  const ask = (command: Command): Wish => ({ kind: 'ask', command })
  const lists = [...view.order.lists, ...view.archive.order.lists]
  const cards = [
    ...view.order.lists.flatMap((id) => cardsOf(view, id)),
    ...Object.values(view.archive.cards).map(({ id }) => id),
  ]
  const listId = random.pick(lists) ?? checked(isListId, random.uuid())
  const cardId = random.pick(cards.slice(0, 5)) ?? checked(isCardId, random.uuid())
  const title = `t${random.below(1_000)}`
  const after = random.percent(30) ? null : random.pick(cards)
  const place = after === undefined ? {} : { after }
  const cardIds = [...new Set([cardId, ...cards.filter(() => random.percent(20))])].slice(0, 5)
  const labels = [...Object.values(view.labels), ...Object.values(view.archive.labels)].map(({ id }) => id)
  const labelId = random.pick(labels) ?? checked(isLabelId, random.uuid())

  switch (random.below(isOwner ? 37 : 34)) {
    case 0:
      return ask({ commandId, type: 'AddList', listId: checked(isListId, random.uuid()), title })
    case 1:
      return ask({ commandId, type: 'RenameList', listId, title })
    case 2:
      return ask({ commandId, type: 'MoveList', listId, after: random.pick(view.order.lists) ?? null })
    case 3:
      return ask({ commandId, type: random.percent(50) ? 'ArchiveList' : 'RestoreList', listId })
    case 4:
      return ask({ commandId, type: random.percent(50) ? 'ArchiveCard' : 'RestoreCard', cardId })
    case 5:
    case 6:
    case 7:
      return ask({ commandId, type: 'AddCard', cardId: checked(isCardId, random.uuid()), listId, title, ...place })
    case 8:
      return ask({ commandId, type: 'RenameCard', cardId, title })
    case 9:
      return { kind: 'open', card: cardId }
    case 10: {
      const base = replica.body(cardId)?.describedAt ?? 0
      return ask({ commandId, type: 'DescribeCard', cardId, description: random.percent(20) ? '' : title, base })
    }
    case 11:
      return ask({ commandId, type: 'AddLabel', labelId: checked(isLabelId, random.uuid()), name: title, color: 'red' })
    case 12:
      return ask({ commandId, type: random.percent(50) ? 'ArchiveLabel' : 'RestoreLabel', labelId })
    case 13:
    case 14:
      return ask({ commandId, type: random.percent(70) ? 'LabelCards' : 'UnlabelCards', cardIds, labelId })
    case 15: {
      const userId = random.pick([view.owner, checked(isUserId, 'u1')]) ?? checked(isUserId, 'u0')
      return ask({ commandId, type: random.percent(60) ? 'AssignCards' : 'UnassignCards', cardIds, userId })
    }
    case 16: {
      const at = random.pick([null, '2026-11-27T09:00:00Z', '2026-12-01T17:30:00Z']) ?? null
      return ask({ commandId, type: 'SetDue', cardIds, at })
    }
    case 17:
      return ask({ commandId, type: 'MarkDue', cardIds, done: random.percent(70) })
    case 18:
    case 19:
      return ask({ commandId, type: 'MoveCards', cardIds, listId, ...place })
    case 20:
      return ask({ commandId, type: random.percent(40) ? 'ArchiveCards' : 'RestoreCards', cardIds })
    case 21:
    case 22:
      return ask({ commandId, type: 'AddComment', cardId, commentId: checked(isCommentId, random.uuid()), text: title })
    case 23: {
      const said = random.pick(Object.values<Comment>(replica.body(cardId)?.comments ?? {}))
      const commentId = said?.id ?? checked(isCommentId, random.uuid())
      if (random.percent(30)) return ask({ commandId, type: 'RemoveComment', cardId, commentId })
      return ask({ commandId, type: 'EditComment', cardId, commentId, text: title, base: said?.writtenAt ?? 0 })
    }
    case 24:
    case 25:
    case 26:
    case 27:
    case 28:
    case 29:
      return ask({ commandId, cardId, ...somethingInChecklists(random, replica.body(cardId)) })
    case 30:
      return ask({ commandId, type: 'CopyCard', cardId, newCardId: checked(isCardId, random.uuid()), ...place })
    case 34:
    case 35:
      return ask({
        commandId,
        type: 'SetLinkRole',
        role: random.pick(['editor', 'viewer', 'viewer'] as const) ?? 'viewer',
      })
    case 36:
      return ask({ commandId, type: 'RenameBoard', title })
    default:
      return ask({ commandId, type: 'MoveCard', cardId, listId, ...place })
  }
}
