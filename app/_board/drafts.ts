import type { Command } from '../../domain/command.ts'
import type { CardId, CommandId } from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'

/** What someone has written and not yet saved, and the `seq` of the text that they began from. */
export type Draft = { readonly text: string; readonly base: number }

/**
 * Drafts of descriptions. They are kept in the browser, by person, board and card, until they are saved; and they outlive
 * the sheet, so that an answer finds the draft that it is about also when its card was closed by then.
 */
export type Drafts = {
  /** The draft of a card that is still to be saved; not the one that was just sent. */
  of(cardId: CardId): Draft | null
  /** Whether a draft of this card was sent and is not answered yet. */
  isSent(cardId: CardId): boolean
  keep(cardId: CardId, draft: Draft): void
  drop(cardId: CardId): void
  /** Asks for it to be saved. Once saved it is dropped; refused, it is a draft again. */
  send(cardId: CardId, draft: Draft): void
  refused(command: Command): void
  subscribe(tell: () => void): () => void
}

type Sent = { readonly commandId: CommandId; readonly draft: Draft }

export function createDrafts(store: BoardStore): Drafts {
  const known = new Map<string, Draft | null>()
  const sent = new Map<CardId, Sent>()
  const tells = new Set<() => void>()

  const changed = () => {
    for (const tell of tells) tell()
  }
  const keyOf = (cardId: CardId): string => `tandem draft ${store.me?.id} ${store.view.id} ${cardId}`

  const read = (cardId: CardId): Draft | null => {
    const key = keyOf(cardId)
    const draft = known.get(key) ?? (known.has(key) ? null : readStored(key))
    known.set(key, draft)
    return draft
  }
  const write = (cardId: CardId, draft: Draft | null) => {
    known.set(keyOf(cardId), draft)
    writeStored(keyOf(cardId), draft)
    changed()
  }

  /** Saved. What was written on top of it since goes on from there, unless someone was in between. */
  const saved = (cardId: CardId, { draft }: Sent) => {
    sent.delete(cardId)
    const later = read(cardId)
    const body = store.body(cardId)
    if (later === draft) write(cardId, null)
    else if (later && body?.description === draft.text) write(cardId, { ...later, base: body.describedAt })
    else changed()
  }
  store.subscribe(() => {
    for (const [cardId, one] of sent) if (!store.unsaved.has(cardId)) saved(cardId, one)
  })

  return {
    of: (cardId) => {
      const draft = read(cardId)
      return draft === sent.get(cardId)?.draft ? null : draft
    },
    isSent: (cardId) => sent.has(cardId),
    keep: write,
    drop: (cardId) => write(cardId, null),
    send: (cardId, draft) => {
      const commandId = store.propose({ type: 'DescribeCard', cardId, description: draft.text, base: draft.base })
      // A board that is not followed any more takes nothing: the draft stays one.
      if (!store.unsaved.has(cardId)) return
      sent.set(cardId, { commandId, draft })
      changed()
    },
    refused: (command) => {
      if (command.type !== 'DescribeCard') return
      const { commandId, cardId, description, base } = command
      const one = sent.get(cardId)
      const later = read(cardId)
      if (one?.commandId === commandId) {
        sent.delete(cardId)
        if (later && later !== one.draft) write(cardId, { ...later, base: one.draft.base })
        else changed()
        // Asked before the page was closed.
      } else if (!one && !later) write(cardId, { text: description, base })
    },
    subscribe: (tell) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
  }
}

function writeStored(key: string, draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify(draft))
    else localStorage.removeItem(key)
  } catch {
    // No room, or storage is switched off: the draft lives as long as the page.
  }
}

function readStored(key: string): Draft | null {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isDraft(draft) ? draft : null
  } catch {
    return null
  }
}

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  'base' in value &&
  typeof value.text === 'string' &&
  typeof value.base === 'number'
