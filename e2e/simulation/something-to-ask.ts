import { cardsOf } from '../../domain/board.ts'
import type { Command } from '../../domain/command.ts'
import type { Comment } from '../../domain/comment.ts'
import {
  type CardId,
  type CommandId,
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
import { somethingInAttachments } from './something-in-attachments.ts'
import { somethingInChecklists } from './something-in-checklists.ts'

export type Wish =
  | { readonly kind: 'open'; readonly card: CardId }
  | { readonly kind: 'ask'; readonly command: Command }

/**
 * What someone before this board might do next: mostly with what is there, so that people meet. `mine` is what they
 * have asked before.
 */
export function somethingToAsk(random: Random, replica: Replica, isOwner: boolean, mine: readonly CommandId[]): Wish {
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

  /** What anyone may want, each as often as its number says. */
  const anyone: readonly Wanted[] = [
    [1, () => ask({ commandId, type: 'AddList', listId: checked(isListId, random.uuid()), title })],
    [1, () => ask({ commandId, type: 'RenameList', listId, title })],
    [1, () => ask({ commandId, type: 'MoveList', listId, after: random.pick(view.order.lists) ?? null })],
    [1, () => ask({ commandId, type: random.percent(50) ? 'ArchiveList' : 'RestoreList', listId })],
    [1, () => ask({ commandId, type: random.percent(50) ? 'ArchiveCard' : 'RestoreCard', cardId })],
    [3, () => ask({ commandId, type: 'AddCard', cardId: checked(isCardId, random.uuid()), listId, title, ...place })],
    [1, () => ask({ commandId, type: 'RenameCard', cardId, title })],
    [1, () => ({ kind: 'open', card: cardId })],
    [3, () => ask({ commandId, type: 'MoveCard', cardId, listId, ...place })],
    [
      1,
      () => {
        const base = replica.body(cardId)?.describedAt ?? 0
        return ask({ commandId, type: 'DescribeCard', cardId, description: random.percent(20) ? '' : title, base })
      },
    ],
    [
      1,
      () => ask({ commandId, type: 'AddLabel', labelId: checked(isLabelId, random.uuid()), name: title, color: 'red' }),
    ],
    [1, () => ask({ commandId, type: random.percent(50) ? 'ArchiveLabel' : 'RestoreLabel', labelId })],
    [2, () => ask({ commandId, type: random.percent(70) ? 'LabelCards' : 'UnlabelCards', cardIds, labelId })],
    [
      1,
      () => {
        const userId = random.pick([view.owner, checked(isUserId, 'u1')]) ?? checked(isUserId, 'u0')
        return ask({ commandId, type: random.percent(60) ? 'AssignCards' : 'UnassignCards', cardIds, userId })
      },
    ],
    [
      1,
      () => {
        const at = random.pick([null, '2026-11-27T09:00:00Z', '2026-12-01T17:30:00Z']) ?? null
        return ask({ commandId, type: 'SetDue', cardIds, at })
      },
    ],
    [1, () => ask({ commandId, type: 'MarkDue', cardIds, done: random.percent(70) })],
    [2, () => ask({ commandId, type: 'MoveCards', cardIds, listId, ...place })],
    [1, () => ask({ commandId, type: random.percent(40) ? 'ArchiveCards' : 'RestoreCards', cardIds })],
    [
      1,
      () => {
        const ids = Array.from({ length: 1 + random.below(4) }, () => checked(isCardId, random.uuid()))
        const added = ids.map((id, index) => ({ cardId: id, title: `${title} ${index}` }))
        return ask({ commandId, type: 'AddCards', cards: added, listId, ...place })
      },
    ],
    [
      2,
      () => ask({ commandId, type: 'AddComment', cardId, commentId: checked(isCommentId, random.uuid()), text: title }),
    ],
    [
      1,
      () => {
        const said = random.pick(Object.values<Comment>(replica.body(cardId)?.comments ?? {}))
        const commentId = said?.id ?? checked(isCommentId, random.uuid())
        if (random.percent(30)) return ask({ commandId, type: 'RemoveComment', cardId, commentId })
        return ask({ commandId, type: 'EditComment', cardId, commentId, text: title, base: said?.writtenAt ?? 0 })
      },
    ],
    [6, () => ask({ commandId, cardId, ...somethingInChecklists(random, replica.body(cardId)) })],
    [1, () => ask({ commandId, type: 'CopyCard', cardId, newCardId: checked(isCardId, random.uuid()), ...place })],
    [1, () => ask({ commandId, cardId, ...somethingInAttachments(random, replica.body(cardId)) })],
    [1, () => ask({ commandId, type: 'SortList', listId, by: random.pick(['due', 'title', 'age'] as const) ?? 'age' })],
    [
      1,
      () => {
        const copied = cardsOf(view, listId).slice(0, 5)
        const copies = Object.fromEntries(copied.map((id) => [id, checked(isCardId, random.uuid())]))
        return ask({ commandId, type: 'CopyList', listId, newListId: checked(isListId, random.uuid()), copies })
      },
    ],
    [
      2,
      () => {
        const at = 1 + random.below(replica.seq)
        if (random.percent(20)) return ask({ commandId, type: 'RestoreOrder', at })
        if (random.percent(30)) return ask({ commandId, type: 'RestoreListTo', listId, at })
        return ask({ commandId, type: 'RestoreCardTo', cardId, at })
      },
    ],
    [3, () => ask({ commandId, type: 'UndoCommand', undoes: random.pick(mine.slice(-5)) ?? commandId })],
    [1, () => ask({ commandId, type: 'DescribeBoard', description: title, base: view.describedAt })],
    [
      1,
      () =>
        random.percent(50)
          ? ask({ commandId, type: 'ColorBoard', color: random.pick(['red', 'blue', null] as const) ?? null })
          : ask({ commandId, type: 'SetPrefix', prefix: random.pick(['TAN', 'B52']) ?? 'A' }),
    ],
  ]
  const owners: readonly Wanted[] = [
    [
      2,
      () => {
        // Nothing else can be asked while it is archived: it is not for long.
        if (view.archivedAt !== null || random.percent(10))
          return ask({ commandId, type: view.archivedAt !== null ? 'RestoreBoard' : 'ArchiveBoard' })
        const role = random.pick(['editor', 'viewer', 'viewer'] as const) ?? 'viewer'
        return ask({ commandId, type: 'SetLinkRole', role })
      },
    ],
    [1, () => ask({ commandId, type: 'RenameBoard', title })],
    [1, () => ask({ commandId, type: 'DeleteCard', cardId })],
    [1, () => ask({ commandId, type: 'EraseTexts', of: { kind: 'titles', cardId } })],
    [
      1,
      () =>
        ask({
          commandId,
          type: 'EraseTexts',
          of: { kind: 'person', userId: checked(isUserId, `u${random.below(3)}`) },
        }),
    ],
    [
      1,
      () => {
        const from = Math.max(1, replica.seq - random.below(20))
        const userId = checked(isUserId, `u${random.below(3)}`)
        return ask({ commandId, type: 'UndoEverythingBy', userId, from, to: from + random.below(10) })
      },
    ],
  ]
  const wanted = (isOwner ? [...anyone, ...owners] : anyone).flatMap(([times, wish]) =>
    Array.from({ length: times }, () => wish),
  )
  const wish = random.pick(wanted)
  if (!wish) throw new Error('there is always something to ask')
  return wish()
}

/** Something to want, and how often it is wanted. */
type Wanted = readonly [number, () => Wish]
