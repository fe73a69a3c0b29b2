import { roleOf } from '../access.ts'
import type { Body } from '../body.ts'
import { canonical } from '../canonical.ts'
import { type Checklist, checklistsOf, countChecks, type Item, itemsOf } from '../checklist.ts'
import type { CardId } from '../id.ts'
import type { Steps } from './steps.ts'

/**
 * Brings a card's checklists back as they were: what is another by now is taken out as a whole, and put back as it was,
 * so that an item that went from one to another is there once.
 */
export function restoreChecklists(steps: Steps, cardId: CardId, then: Body): void {
  if (!steps.body) return
  const was = new Map(checklistsOf(then.checklists).map((checklist) => [checklist.id, wholeOf(then, checklist, steps)]))
  const same = new Set<string>()
  for (const checklist of checklistsOf(steps.body.checklists)) {
    const before = was.get(checklist.id)
    if (before && isSame(before, wholeOf(steps.body, checklist, null))) same.add(checklist.id)
    else steps.ask({ type: 'RemoveChecklist', cardId, checklistId: checklist.id })
  }
  for (const [checklistId, { title, rank, items }] of was) {
    if (same.has(checklistId) || !steps.body) continue
    const checks = countChecks([...Object.values<Item>(steps.body.items), ...items])
    steps.do({ type: 'ChecklistRestored', cardId, checklistId, title, rank, items, checks })
  }
}

type Whole = Pick<Checklist, 'title' | 'rank'> & { readonly items: readonly Item[] }

/** A checklist with its items; on a board, without those people who may not be assigned there any more. */
function wholeOf({ items }: Body, { id, title, rank }: Checklist, on: Pick<Steps, 'board'> | null): Whole {
  const mayBe = ({ person }: Item) => person === null || !on || roleOf(on.board, person) !== 'none'
  return { title, rank, items: itemsOf(items, id).map((item) => (mayBe(item) ? item : { ...item, person: null })) }
}

/** When a text was written does not tell two of them apart. */
const isSame = (one: Whole, other: Whole): boolean => textOf(one) === textOf(other)
const textOf = ({ items, ...whole }: Whole): string =>
  canonical({ ...whole, items: items.map(({ writtenAt: _, ...item }) => item) })
