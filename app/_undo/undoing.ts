import type { Command } from '../../domain/command.ts'
import type { CommandId } from '../../domain/id.ts'
import { createCell } from '../_client/cell.ts'
import { whenOnline } from '../when-online.ts'
import type { Lane } from './steps.ts'
import type { Refused, Undoer, UndoerOptions } from './undoer.ts'

/** Undo and redo, of which the script comes when it is first wanted, or the page has nothing else to do. */
export type Undoing = {
  /** Null until its script is there. */
  readonly undoer: { readonly value: Undoer | null; subscribe(tell: () => void): () => void }
  /** Fetches it, before it is wanted. */
  load(): void
  take(lane: Lane): void
  takeBack(commandIds: readonly CommandId[]): void
  expect(commandId: CommandId): void
  /** Whether it says itself why a command was refused. */
  refused(command: Command, rejection: Refused): boolean
}

/** `options` are asked for when the page is put together. */
export function createUndoing(options: () => UndoerOptions): Undoing {
  const undoer = createCell<Undoer | null>(null)
  let loading: Promise<void> | null = null
  const load = (): Promise<void> => {
    loading ??= import('./undoer.ts').then(
      ({ createUndoer }) => undoer.set(createUndoer(options())),
      () => {
        loading = null
      },
    )
    return loading
  }
  /** What cannot be had now is done when there is a network. */
  const doWith = (act: (it: Undoer) => void) => {
    if (undoer.value) return act(undoer.value)
    void load().then(() => {
      if (undoer.value) act(undoer.value)
      else setTimeout(() => whenOnline(() => doWith(act)), retryMs)
    })
  }
  return {
    undoer,
    load: () => doWith((it) => it.look()),
    take: (lane) => doWith((it) => void it.take(lane)),
    takeBack: (commandIds) => doWith((it) => it.takeBack(commandIds)),
    expect: (commandId) => doWith((it) => it.expect(commandId)),
    refused: (command, rejection) => {
      const isUndoing = command.type === 'UndoCommand'
      if (isUndoing || undoer.value) doWith((it) => it.refused(command, rejection))
      return isUndoing
    },
  }
}

const retryMs = 2_000
