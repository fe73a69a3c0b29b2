import type { Board, Card } from '../../domain/board.ts'
import { isLabelId, isUserId, type LabelId, type UserId } from '../../domain/id.ts'
import { foldWords } from './fold-words.ts'

/** Which cards are shown. Of one kind any will do, and of each kind one must: nothing chosen shows all. */
export type Filter = {
  /** Words of the title, or a number. */
  readonly text: string
  readonly labels: readonly LabelId[]
  readonly people: readonly FilterPerson[]
  readonly due: readonly FilterDue[]
}
/** `me` is whoever looks, `none`: nobody is to do it. */
export type FilterPerson = UserId | 'me' | 'none'
export const filterDues = ['overdue', 'week', 'none'] as const
export type FilterDue = (typeof filterDues)[number]

export const noFilter: Filter = { text: '', labels: [], people: [], due: [] }

const textCharsMax = 200
const weekMs = 7 * 24 * 60 * 60 * 1_000

/** How many things are chosen. */
export const countChosen = ({ text, labels, people, due }: Filter): number =>
  (text.trim() === '' ? 0 : 1) + labels.length + people.length + due.length

/** The filter that an address asks for; what it cannot mean is left out. */
export function filterIn(search: string): Filter {
  const query = new URLSearchParams(search)
  return {
    text: (query.get('text') ?? '').slice(0, textCharsMax),
    labels: query.getAll('label').filter(isLabelId),
    people: query.getAll('person').filter(isUserId),
    due: filterDues.filter((due) => query.getAll('due').includes(due)),
  }
}

/** What stands behind the `?` of an address, with this filter in the place of the one that it had; with the `?`. */
export function searchWith(search: string, { text, labels, people, due }: Filter): string {
  const query = new URLSearchParams(search)
  for (const name of ['text', 'label', 'person', 'due']) query.delete(name)
  if (text.trim() !== '') query.set('text', text.slice(0, textCharsMax))
  for (const label of labels) query.append('label', label)
  for (const person of people) query.append('person', person)
  for (const one of due) query.append('due', one)
  return query.size > 0 ? `?${query.toString()}` : ''
}

/** What a filter is asked with, beside the card. */
export type FilterAsked = Pick<Board, 'prefix' | 'labels'> & { readonly me: UserId | null; readonly now: number }

/** Whether a card is shown. Labels that are not on the board any more are not asked for. */
export function createMatch(filter: Filter, { prefix, labels, me, now }: FilterAsked): (card: Card) => boolean {
  const words = foldWords(filter.text).split(/\s+/).filter(Boolean)
  const wanted = filter.labels.filter((label) => labels[label])
  const people = filter.people.map((person) => (person === 'me' ? me : person))
  const isDue: Record<FilterDue, (at: number | null) => boolean> = {
    overdue: (at) => at !== null && at < now,
    week: (at) => at !== null && at >= now && at <= now + weekMs,
    none: () => false,
  }
  const isNamed = (card: Card) => {
    if (words.length === 0) return true
    const named = `${foldWords(card.title)} ${prefix}-${card.number}`.toLowerCase()
    return words.every((word) => named.includes(word))
  }
  const hasLabel = ({ labels: its }: Card) => wanted.length === 0 || wanted.some((label) => its?.includes(label))
  const hasPerson = ({ people: its = [] }: Card) =>
    people.length === 0 ||
    people.some((person) => (person === 'none' ? its.length === 0 : person !== null && its.some((id) => id === person)))
  const isDueSo = ({ due }: Card) => {
    if (filter.due.length === 0) return true
    const at = due && !due.done ? Date.parse(due.at) : null
    return filter.due.some((one) => (one === 'none' ? !due : isDue[one](at)))
  }
  return (card) => isNamed(card) && hasLabel(card) && hasPerson(card) && isDueSo(card)
}
