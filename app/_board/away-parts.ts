import type { Away } from '../../domain/away.ts'

/** What a line about my absence is made of: `key` stands in the words under `away.parts`. */
export type AwayPart = { readonly key: string; readonly count: number }

const partsMax = 4

/** What others did, by kind: what is for me is told apart from the rest, and never left out. Of many kinds the last are summed. */
export function awayParts({ kinds, forYou }: Pick<Away, 'kinds' | 'forYou'>): readonly AwayPart[] {
  const comments = Math.max(0, (kinds.comments ?? 0) - forYou.comments)
  const parts: readonly AwayPart[] = [
    { key: 'moved', count: kinds.moved ?? 0 },
    { key: 'added', count: kinds.added ?? 0 },
    { key: 'assigned', count: forYou.assigned },
    { key: 'forYou', count: forYou.comments },
    { key: forYou.comments > 0 ? 'others' : 'comments', count: comments },
    { key: 'archived', count: kinds.archived ?? 0 },
    { key: 'texts', count: kinds.texts ?? 0 },
    { key: 'checklists', count: kinds.checklists ?? 0 },
    { key: 'facts', count: Math.max(0, (kinds.facts ?? 0) - forYou.assigned) },
    { key: 'board', count: kinds.board ?? 0 },
  ]
  const told = parts.filter(({ count }) => count > 0)
  const rest = told.slice(partsMax)
  if (rest.length === 0) return told
  return [...told.slice(0, partsMax), { key: 'rest', count: rest.reduce((sum, { count }) => sum + count, 0) }]
}
