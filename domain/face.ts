import type { Card } from './board.ts'

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
