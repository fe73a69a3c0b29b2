import { type CardId, isCardId, isListId, type ListId } from '../../domain/id.ts'
import type { At } from '../_client/at.ts'

/** Between pixels here and places that are right on any screen: relative to a list, and to a card in it. */

export type Point = { readonly x: number; readonly y: number }

/** What holds the lists, and scrolls sideways. */
export const bedElement = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-bed]')

/** The lists on the bed, from the left. They are its own children: to look for them among all that they hold takes longer. */
export const listElements = (bed: HTMLElement | null = bedElement()): HTMLElement[] =>
  [...(bed?.children ?? [])].flatMap((child) =>
    child instanceof HTMLElement && child.dataset.list !== undefined ? [child] : [],
  )

export const listElement = (listId: ListId): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-list="${listId}"]`)

export const cardElement = (cardId: CardId): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-list] [data-card="${cardId}"]:not([data-away])`)

/** The place of a point of this window; null where there is no list. */
export function toAt(point: Point): At | null {
  const list = nearest(listElements(), (rect) => gap(point.x, rect.left, rect.right))
  const listId = list?.dataset.list
  if (!list || !isListId(listId)) return null
  const rect = list.getBoundingClientRect()
  const cards = [...list.querySelectorAll<HTMLElement>('[data-card]:not([data-away])')]
  const card = nearest(cards, (box) => gap(point.y, box.top, box.bottom))
  const cardId = card?.dataset.card
  const x = (point.x - rect.left) / rect.width
  if (!card || !isCardId(cardId)) return { list: listId, card: null, x, y: (point.y - rect.top) / rect.width }
  const box = card.getBoundingClientRect()
  return { list: listId, card: cardId, x, y: (point.y - box.top) / box.height }
}

/** The point of a place in this window; null where its list or card is not drawn here. */
export function toPoint({ list, card, x, y }: At): Point | null {
  const rect = listElement(list)?.getBoundingClientRect()
  if (!rect) return null
  const left = rect.left + x * rect.width
  if (card === null) return { x: left, y: rect.top + y * rect.width }
  const box = cardElement(card)?.getBoundingClientRect()
  return box ? { x: left, y: box.top + y * box.height } : null
}

function nearest(elements: readonly HTMLElement[], distance: (rect: DOMRect) => number): HTMLElement | null {
  let found: HTMLElement | null = null
  let least = Number.POSITIVE_INFINITY
  for (const element of elements) {
    const away = distance(element.getBoundingClientRect())
    if (away < least) {
      least = away
      found = element
    }
  }
  return found
}

const gap = (value: number, from: number, to: number): number => Math.max(from - value, value - to, 0)
