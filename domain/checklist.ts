import type { Rank } from './board.ts'
import type { ChecklistId, ItemId, UserId } from './id.ts'
import type { Lane } from './rank.ts'

/** A checklist of a card; its items name it. */
export type Checklist = { readonly id: ChecklistId; readonly title: string; readonly rank: Rank }

export type Item = {
  readonly id: ItemId
  readonly checklistId: ChecklistId
  readonly rank: Rank
  readonly text: string
  /** The `seq` at which the text was last changed. */
  readonly writtenAt: number
  readonly done: boolean
  /** Who is to do it. */
  readonly person: UserId | null
  /** When it is due: RFC 3339 with `Z`. */
  readonly due: string | null
}

/** How many items a card has, and how many of them are done. */
export type Checks = { readonly done: number; readonly total: number }

type Checklists = Readonly<Record<ChecklistId, Checklist>>
type Items = Readonly<Record<ItemId, Item>>

export const countChecks = (items: readonly Item[]): Checks => ({
  done: items.filter(({ done }) => done).length,
  total: items.length,
})

/** A card's checklists in their order. */
export const checklistsOf = (checklists: Checklists): Checklist[] => inOrder(values(checklists))

export const checklistLane = (checklists: Checklists): Lane<ChecklistId> => ({
  ids: checklistsOf(checklists).map(({ id }) => id),
  things: checklists,
})

export const itemLane = (items: Items, checklistId: ChecklistId): Lane<ItemId> => ({
  ids: itemsOf(items, checklistId).map(({ id }) => id),
  things: items,
})

/** A checklist's items in their order. */
export const itemsOf = (items: Items, checklistId: ChecklistId): Item[] =>
  inOrder(values(items).filter((item) => item.checklistId === checklistId))

const inOrder = <R extends { readonly id: string; readonly rank: Rank }>(things: R[]): R[] =>
  things.sort((a, b) => (a.rank < b.rank || (a.rank === b.rank && a.id < b.id) ? -1 : 1))

const values = <T>(record: Readonly<Record<string, T>>): T[] => Object.values(record)
