import type { CommandId } from '../../domain/id.ts'
import { emptyStack, stackAfter, type UndoStack } from '../../domain/undo-stack.ts'
import type { WireEntry } from '../../domain/wire.ts'
import type { BoardStore } from '../_client/board-store.ts'
import { request } from '../_client/transport.ts'
import type { Steps } from './steps.ts'

/** What I could undo and do again here, as far as it is confirmed: asked for once, and kept by the entries that come. */
export type Stack = {
  readonly steps: Steps
  /** Whether nothing is missing in it. */
  readonly isKnown: boolean
  /** Asks the server, where something is missing. */
  ask(): Promise<void>
  /** Takes what has come, of me and of others, in order. */
  receive(entries: readonly WireEntry[]): void
}

const stepsMax = 200
type Told = { commandId: CommandId; seq: number; type: string; at: string }

export function createStack(now: BoardStore): Stack {
  let stack: UndoStack = emptyStack
  /** Up to here no entry is missing; null until it was asked for. */
  let known: number | null = null
  /** What came while it was asked for. */
  let heard: WireEntry[] = []
  let asking: Promise<void> | null = null

  const apply = (entry: WireEntry) => {
    const { commandId, seq, at, actor, events } = entry
    const [first] = events
    if (actor.id !== now.me?.id) return
    const undid = first.type === 'CommandUndone' ? first : null
    const { undo, redo } = stackAfter(stack, { commandId, seq, at: Date.parse(at), type: first.type, undid })
    stack = { undo: undo.slice(0, stepsMax), redo: redo.slice(0, stepsMax) }
  }
  const fetch = async () => {
    heard = []
    const path = `/api/boards/${now.view.id}/undo?as=${now.me?.id ?? ''}`
    const outcome = await request<{ undo: Told[]; redo: Told[]; seq: number }>(path)
    if (outcome.kind !== 'ok') return
    const { undo, redo, seq } = outcome.value
    stack = { undo: undo.map(stepOf), redo: redo.map(stepOf) }
    for (const entry of heard) if (entry.seq > seq) apply(entry)
    known = Math.max(seq, heard.at(-1)?.seq ?? 0)
    heard = []
  }

  return {
    get steps() {
      return known === null ? emptyStack : stack
    },
    get isKnown() {
      return known !== null && known >= now.seq
    },
    ask: () => {
      asking ??= fetch().finally(() => {
        asking = null
      })
      return asking
    },
    receive: (entries) => {
      if (asking) heard.push(...entries)
      else if (known !== null) {
        // A snapshot has brought what lies between: only the server can tell.
        if ((entries[0]?.seq ?? 0) > known + 1) known = null
        else {
          for (const entry of entries) if (entry.seq > (known ?? 0)) apply(entry)
          known = Math.max(known, entries.at(-1)?.seq ?? 0)
        }
      }
    },
  }
}

const stepOf = ({ at, ...step }: Told) => ({ ...step, at: Date.parse(at) })
