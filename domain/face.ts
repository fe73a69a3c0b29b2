import type { Card } from './board.ts'
import type { UserId } from './id.ts'

/** A card's face alone, always with its fields in one order: what it has none of is left out. */
export const face = ({
  id,
  number,
  listId,
  rank,
  title,
  described,
  labels,
  people,
  due,
  checks,
  commentCount,
  attachmentCount,
  cover,
}: Card): Card => ({
  id,
  number,
  listId,
  rank,
  title,
  described,
  ...(labels?.length ? { labels } : {}),
  ...(people?.length ? { people } : {}),
  ...(due ? { due } : {}),
  ...(checks?.total ? { checks } : {}),
  ...(commentCount ? { commentCount } : {}),
  ...(attachmentCount ? { attachmentCount } : {}),
  ...(cover ? { cover } : {}),
})

/** Who is on cards. */
export function peopleOnCards({ cards }: { readonly cards: Readonly<Record<string, Card>> }): ReadonlySet<UserId> {
  const found = new Set<UserId>()
  for (const { people } of Object.values(cards)) for (const id of people ?? []) found.add(id)
  return found
}
