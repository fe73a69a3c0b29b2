import {
  type AttachmentId,
  type CardId,
  type CommandId,
  checked,
  isAttachmentId,
  isCommandId,
} from '../../domain/id.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { type Cell, createCell } from '../_client/cell.ts'
import { newId } from '../_client/new-id.ts'
import { upload } from '../_client/upload.ts'

/** A file that is on its way to a card, or has not got there. */
export type Upload = {
  readonly id: AttachmentId
  readonly commandId: CommandId
  readonly card: CardId
  readonly name: string
  readonly file: Blob
  readonly state: 'waiting' | 'sending' | 'failed' | 'attached'
  /** How much of it has gone, from 0 to 1. */
  readonly part: number
  /** Why it was not attached. */
  readonly code: string | null
}

/** The files that go from here to cards: one after another, also while their card is closed. */
export type Uploads = {
  readonly cell: Cell<readonly Upload[]>
  add(card: CardId, files: readonly { readonly name: string; readonly file: Blob }[]): void
  retry(id: AttachmentId): void
  /** Gives one up, or lets go of one that is over. */
  drop(id: AttachmentId): void
}

/** Told of each that is over. */
type OnOver = (upload: Upload) => void

function createUploads(store: BoardStore, onOver: OnOver): Uploads {
  const cell = createCell<readonly Upload[]>([])
  let current: { readonly id: AttachmentId; readonly abort: AbortController } | null = null

  const change = (id: AttachmentId, to: Partial<Upload>) =>
    cell.set(cell.value.map((one) => (one.id === id ? { ...one, ...to } : one)))
  const isGoing = () => cell.value.some(({ state }) => state === 'waiting' || state === 'sending')
  const ask = (event: BeforeUnloadEvent) => event.preventDefault()

  const drop = (id: AttachmentId) => cell.set(cell.value.filter((one) => one.id !== id))

  /** What is attached is shown as on its way until it is among the card's attachments, so that it is never missing. */
  const dropWhenSeen = ({ id, card }: Upload) => {
    const look = () => {
      const body = store.body(card)
      if (body && !body.attachments[id] && !body.gone.includes(id)) return
      unsubscribe()
      drop(id)
    }
    const unsubscribe = store.subscribe(look)
    look()
  }

  const goOn = async () => {
    const next = cell.value.find(({ state }) => state === 'waiting')
    const user = store.me?.id
    if (current || !next || !user) return
    window.addEventListener('beforeunload', ask)
    const abort = new AbortController()
    current = { id: next.id, abort }
    change(next.id, { state: 'sending', part: 0, code: null })
    const { id: attachmentId, commandId, card, name, file } = next
    const sending = { board: store.view.id, card, user, commandId, attachmentId, name, file }
    const sent = await upload(sending, (part) => change(attachmentId, { part }), abort.signal)
    current = null
    change(
      attachmentId,
      sent.kind === 'attached' ? { state: 'attached', part: 1 } : { state: 'failed', code: sent.code },
    )
    const over = cell.value.find(({ id }) => id === attachmentId)
    if (over) onOver(over)
    if (over?.state === 'attached') dropWhenSeen(over)
    if (!isGoing()) window.removeEventListener('beforeunload', ask)
    void goOn()
  }

  return {
    cell,
    add: (card, files) => {
      const added = files.map(
        ({ name, file }): Upload => ({
          id: checked(isAttachmentId, newId()),
          commandId: checked(isCommandId, newId()),
          card,
          name,
          file,
          state: 'waiting',
          part: 0,
          code: null,
        }),
      )
      cell.set([...cell.value, ...added])
      void goOn()
    },
    retry: (id) => {
      const code = cell.value.find((one) => one.id === id)?.code ?? null
      const asNew = isUndecided(code) ? {} : { commandId: checked(isCommandId, newId()) }
      change(id, { ...asNew, state: 'waiting', code: null })
      void goOn()
    },
    drop: (id) => {
      drop(id)
      if (current?.id === id) current.abort.abort()
    },
  }
}

/** Whether it may have been attached: only then is it tried again as the same command. */
const isUndecided = (code: string | null): boolean => code === 'lost' || code === 'internal'

const opened = new WeakMap<BoardStore, Uploads>()

/** The uploads of a board: they go on while their card is closed. `onOver` is told of each that is over. */
export function uploadsOf(store: BoardStore, onOver: OnOver): Uploads {
  const known = opened.get(store)
  if (known) return known
  const made = createUploads(store, onOver)
  opened.set(store, made)
  return made
}
