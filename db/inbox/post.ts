import type { Comment } from '../../domain/comment.ts'
import type { Event, EventType } from '../../domain/event.ts'
import type { CardId, UserId } from '../../domain/id.ts'
import { mentionsIn } from '../../domain/mention.ts'

/** Why comments on a card concern someone: they added it, are on it, or have commented there. */
export type Why = 'made' | 'on' | 'said'

/** What an event means for those whom it may concern. */
export type Post =
  | { readonly kind: 'part'; readonly cards: readonly CardId[]; readonly user: UserId; readonly why: Why }
  | { readonly kind: 'no-part'; readonly cards: readonly CardId[]; readonly user: UserId; readonly why: Why }
  | { readonly kind: 'assigned'; readonly cards: readonly CardId[]; readonly user: UserId }
  /** An item is someone's now, or no one's. */
  | { readonly kind: 'item'; readonly card: CardId; readonly thing: string; readonly user: UserId | null }
  /** A comment of `author` is there, or reads otherwise: `before` are those whom it named until then. */
  | {
      readonly kind: 'said'
      readonly card: CardId
      readonly thing: string
      readonly author: UserId
      readonly mentions: readonly UserId[]
      readonly before: readonly UserId[] | null
    }
  /** Comments or items are not there any more. */
  | { readonly kind: 'removed'; readonly things: readonly string[] }
  /** A guest is an account now. */
  | { readonly kind: 'aliased'; readonly from: UserId; readonly to: UserId }
  | { readonly kind: 'gone'; readonly cards: readonly CardId[] }

/** What this event means, done by this person. Whoever adds an event that concerns someone adds a line below. */
export const postOf = (event: Event, actor: UserId): readonly Post[] => postOfType(event.type, event, actor)

const posts: { readonly [K in EventType]?: (event: Event<K>, actor: UserId) => readonly Post[] } = {
  CardAdded: ({ cardId }, actor) => [part('made', actor, [cardId])],
  CardsAdded: ({ cards }, actor) => [
    part(
      'made',
      actor,
      cards.map(({ cardId }) => cardId),
    ),
  ],
  CardArrived: ({ cardId, card, body }, actor) => [
    part('made', actor, [cardId]),
    ...(card.people ?? []).map((user) => part('on', user, [cardId])),
    ...Object.values<Comment>(body.comments).map(({ author }) => part('said', author, [cardId])),
  ],
  TextsErased: ({ commentIds }) => [{ kind: 'removed', things: commentIds.flat() }],
  OwnTextsErased: ({ commentIds }) => [{ kind: 'removed', things: commentIds.flat() }],
  CardsAssigned: ({ cardIds: cards, userId: user }) => [part('on', user, cards), { kind: 'assigned', cards, user }],
  CardsUnassigned: ({ cardIds: cards, userId: user }) => [{ kind: 'no-part', why: 'on', cards, user }],
  CommentAdded: ({ cardId: card, commentId: thing, text, author }) => [
    { kind: 'said', card, thing, author, mentions: mentionsIn(text), before: null },
    part('said', author, [card]),
  ],
  CommentEdited: ({ cardId: card, commentId: thing, text, from }, author) => [
    { kind: 'said', card, thing, author, mentions: mentionsIn(text), before: mentionsIn(from.text) },
  ],
  CommentRemoved: ({ commentId }) => [{ kind: 'removed', things: [commentId] }],
  CommentRestored: ({ cardId: card, commentId: thing, comment: { text, author } }) => [
    { kind: 'said', card, thing, author, mentions: mentionsIn(text), before: null },
    part('said', author, [card]),
  ],
  ItemAssigned: ({ cardId: card, itemId: thing, userId: user }) => [{ kind: 'item', card, thing, user }],
  ItemRemoved: ({ itemId }) => [{ kind: 'removed', things: [itemId] }],
  ItemTurnedIntoCard: ({ itemId }) => [{ kind: 'removed', things: [itemId] }],
  ItemRestored: ({ cardId: card, itemId: thing, item }) => [{ kind: 'item', card, thing, user: item.person }],
  ChecklistRemoved: ({ from }) => [{ kind: 'removed', things: from.items.map(({ id }) => id) }],
  PersonAliased: ({ from, to }) => [{ kind: 'aliased', from, to }],
  CardMovedToBoard: ({ cardId }) => [{ kind: 'gone', cards: [cardId] }],
  CardDeleted: ({ cardId }) => [{ kind: 'gone', cards: [cardId] }],
}

const part = (why: Why, user: UserId, cards: readonly CardId[]): Post => ({ kind: 'part', why, user, cards })

function postOfType<T extends EventType>(type: T, event: Event<T>, actor: UserId): readonly Post[] {
  const post: ((event: Event<T>, actor: UserId) => readonly Post[]) | undefined = posts[type]
  return post?.(event, actor) ?? []
}
