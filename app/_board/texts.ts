import type { Command } from '../../domain/command.ts'
import type { CardId, ChecklistId, CommentId, ItemId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'

/** Where something is written on a card: in an item, in a comment, or in a new one of these. */
export type Place =
  | { readonly kind: 'item'; readonly cardId: CardId; readonly id: ItemId }
  | { readonly kind: 'comment'; readonly cardId: CardId; readonly id: CommentId }
  | { readonly kind: 'new-item'; readonly cardId: CardId; readonly id: ChecklistId }
  | { readonly kind: 'new-comment'; readonly cardId: CardId; readonly id: '' }

/** What is written there: the words, and what they replace. */
export type Text = { readonly text: string; readonly from: string }

/**
 * Items and comments that are being written. They are kept in the browser, by person and board, until they are saved; what
 * is refused is here again.
 */
export type Texts = {
  of(place: Place): Text | null
  keep(place: Place, text: Text): void
  drop(place: Place): void
  /** Asks for the text of an item or a comment to be saved. */
  save(place: Extract<Place, { kind: 'item' | 'comment' }>, text: string): void
  /** Where something of mine is kept on a card, also in what is gone. */
  placesOn(cardId: CardId): readonly Place[]
  isWriting(cardId: CardId): boolean
  refused(command: Command): void
  subscribe(tell: () => void): () => void
}

type Kept = { readonly place: Place; readonly text: Text }

export function createTexts(store: BoardStore): Texts {
  let kept: Map<string, Kept> | null = null
  const places = new Map<CardId, readonly Place[]>()
  /** What was refused, as it was put back. */
  const givenBack = new Map<string, Text>()
  const tells = new Set<() => void>()

  const prefix = () => `tandem draft ${store.me?.id} ${store.view.id} text `
  /** What is kept of a person is known as soon as it is known who they are. */
  const all = (): Map<string, Kept> => {
    if (!store.me) return new Map()
    kept ??= readStored(prefix())
    return kept
  }
  const put = (place: Place, text: Text | null) => {
    const key = keyOf(place)
    if (text) all().set(key, { place, text })
    else if (!all().delete(key)) return
    places.delete(place.cardId)
    writeStored(prefix() + key, text && { place, text })
    for (const tell of tells) tell()
  }
  const of = (place: Place): Text | null => all().get(keyOf(place))?.text ?? null

  /** The text that is there now, and the `seq` of its writing. */
  const written = (place: Place): { text: string; writtenAt: number } | null => {
    const body = store.body(place.cardId)
    if (place.kind === 'item') return body?.items[place.id] ?? null
    return place.kind === 'comment' ? (body?.comments[place.id] ?? null) : null
  }
  return {
    of,
    keep: put,
    drop: (place) => put(place, null),
    save: (place, text) => {
      const now = written(place)
      // Where nothing can be sent it stays as it is written.
      if (!now || !(place.kind === 'item' ? store.mayChange : store.mayComment)) return
      put(place, null)
      const { cardId } = place
      const base = now.writtenAt
      if (place.kind === 'item') store.propose({ type: 'EditItem', cardId, itemId: place.id, text, base })
      else store.propose({ type: 'EditComment', cardId, commentId: place.id, text, base })
    },
    placesOn: (cardId) => {
      const known = places.get(cardId)
      if (known) return known
      const found = [...all().values()].flatMap(({ place }) => (place.cardId === cardId ? [place] : []))
      // Before it is known whose words these are there are none.
      if (store.me) places.set(cardId, found)
      return store.me ? found : none
    },
    isWriting: (cardId) => [...all().values()].some(({ place, text }) => place.cardId === cardId && text.text !== ''),
    refused: (command) => {
      const place = placeOf(command)
      if (!place || !('text' in command)) return
      const typed = of(place)
      // What it was itself written on may have been refused before it: that is in it.
      const isIn = command.type.startsWith('Edit') && typed === givenBack.get(keyOf(place))
      const before = typed && !isIn ? typed.text : ''
      const text = before && before !== command.text ? `${command.text}\n${before}` : command.text
      const again = { text: place.kind.endsWith('item') ? text.replaceAll('\n', ' ') : text, from: '' }
      givenBack.set(keyOf(place), again)
      put(place, again)
    },
    subscribe: (tell) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
  }
}

/** Where the words of a command were written. */
function placeOf(command: Command): Place | null {
  if (command.type === 'EditItem') return { kind: 'item', cardId: command.cardId, id: command.itemId }
  if (command.type === 'EditComment') return { kind: 'comment', cardId: command.cardId, id: command.commentId }
  if (command.type === 'AddItem') return { kind: 'new-item', cardId: command.cardId, id: command.checklistId }
  if (command.type === 'AddComment') return { kind: 'new-comment', cardId: command.cardId, id: '' }
  return null
}

const none: readonly Place[] = []
const keyOf = ({ kind, cardId, id }: Place): string => `${cardId} ${kind} ${id}`

function writeStored(key: string, kept: Kept | null): void {
  try {
    if (kept) localStorage.setItem(key, JSON.stringify(kept))
    else localStorage.removeItem(key)
  } catch {
    // No room, or storage is switched off: it lives as long as the page.
  }
}

function readStored(prefix: string): Map<string, Kept> {
  const found = new Map<string, Kept>()
  try {
    for (const key of Object.keys(localStorage)) {
      const kept: unknown = key.startsWith(prefix) ? JSON.parse(localStorage.getItem(key) ?? 'null') : null
      if (isKept(kept)) found.set(keyOf(kept.place), kept)
    }
  } catch {
    // Storage is switched off: there are none.
  }
  return found
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  'place' in value &&
  'text' in value &&
  isPlace(value.place) &&
  isText(value.text)

const isText = (value: unknown): value is Text =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  'from' in value &&
  typeof value.text === 'string' &&
  typeof value.from === 'string'

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' && value !== null && 'kind' in value && 'cardId' in value && 'id' in value
