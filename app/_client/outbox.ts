import type { Command } from '../../domain/command.ts'
import { utf8Bytes } from '../../domain/text.ts'
import type { Result } from '../../domain/wire.ts'
import { textWrittenBy, writtenOn } from '../../domain/written-on.ts'
import { backoffMs, type Clock } from './clock.ts'
import type { Outcome } from './outcome.ts'
import type { Answer } from './told.ts'

/**
 * Commands on their way: sent in order, one batch at a time, with the same ids on every retry [R2]. What is written on a
 * text that is on its way itself waits for the number of that [R12].
 */
export type Outbox = {
  readonly waiting: number
  /** Whether the last try met a full disk. */
  readonly isFull: boolean
  /** Whether the last try got no answer. */
  readonly isLost: boolean
  /** Sends a command after those before it; one that is known already is not sent twice. */
  add(command: Command): void
  /** Tries now, instead of at the end of the wait. */
  wake(): void
  /** Nothing more is sent. */
  close(): void
}

export type OutboxOptions = {
  readonly clock: Clock
  readonly post: (commands: readonly Command[]) => Promise<Outcome<readonly Result[]>>
  /** A command is answered, or given up because the server does not understand it. */
  readonly onAnswer: (command: Command, answer: Answer) => void
  /** A command that waits is another now: the text that it was written on has a number. Told before that is answered. */
  readonly onNumbered: (command: Command) => void
  /** Nothing more can be sent: the board is gone, or the session. */
  readonly onEnded: (why: 'gone' | 'no-session') => void
  readonly onChange: () => void
}

const batchMax = 100
/** Well below what a request may hold, for whatever a proxy adds or forbids. */
const batchBytesMax = 512 * 1024
/** Of so many texts it is known what they were saved as last. */
const savedMax = 100

export function createOutbox({ clock, post, onAnswer, onNumbered, onEnded, onChange }: OutboxOptions): Outbox {
  let queue: readonly Command[] = []
  /** What is asked before the page has heard of an answer is written on a text without a number, too. */
  let saved: readonly { readonly command: Command; readonly seq: number }[] = []
  let attempt = 0
  let isSending = false
  let isFull = false
  let isLost = false
  let isClosed = false
  let cancelWait: (() => void) | null = null

  const send = async () => {
    cancelWait?.()
    cancelWait = null
    if (isSending || isClosed || queue.length === 0) return
    isSending = true
    const batch = firstOf(queue)
    const outcome = await post(batch)
    isSending = false
    if (isClosed) return
    isFull = outcome.kind === 'full'
    isLost = outcome.kind === 'lost'
    switch (outcome.kind) {
      case 'ok':
        attempt = 0
        settle(batch, outcome.value)
        break
      case 'refused': {
        const refused = batch[outcome.index] ?? batch[0]
        queue = queue.filter((command) => command !== refused)
        if (refused) onAnswer(refused, { refused: outcome.code })
        break
      }
      case 'gone':
      case 'no-session':
        isClosed = true
        onEnded(outcome.kind)
        return
      case 'lost':
      case 'full':
        cancelWait = clock.after(backoffMs(clock, attempt++), () => void send())
        onChange()
        return
    }
    onChange()
    void send()
  }

  const settle = (batch: readonly Command[], results: readonly Result[]) => {
    const byId = new Map(results.map((result) => [result.commandId, result]))
    queue = queue.filter(({ commandId }) => !byId.has(commandId))
    for (const command of batch) {
      const result = byId.get(command.commandId)
      if (!result) continue
      if ('seq' in result && !result.unchanged) number(command, result.seq)
      onAnswer(command, result)
    }
  }

  const number = (earlier: Command, seq: number) => {
    const text = textWrittenBy(earlier)
    if (text === null) return
    saved = [{ command: earlier, seq }, ...saved.filter((one) => textWrittenBy(one.command) !== text)].slice(
      0,
      savedMax,
    )
    queue = queue.map((command) => {
      const numbered = writtenOn(command, earlier, seq)
      if (numbered !== command) onNumbered(numbered)
      return numbered
    })
  }

  return {
    get waiting() {
      return queue.length
    },
    get isFull() {
      return isFull
    },
    get isLost() {
      return isLost
    },
    add: (command) => {
      if (queue.some(({ commandId }) => commandId === command.commandId)) return
      queue = [...queue, saved.reduce((one, { command: earlier, seq }) => writtenOn(one, earlier, seq), command)]
      if (!cancelWait) void send()
    },
    wake: () => {
      attempt = 0
      void send()
    },
    close: () => {
      isClosed = true
      cancelWait?.()
    },
  }
}

/** As many of the first commands as fit into one request, and of each text one; at least one. */
function firstOf(queue: readonly Command[]): readonly Command[] {
  let bytes = 0
  const texts = new Set<string>()
  const isOver = queue.slice(0, batchMax).findIndex((command) => {
    bytes += utf8Bytes(JSON.stringify(command))
    const text = textWrittenBy(command)
    if (bytes > batchBytesMax || (text !== null && texts.has(text))) return true
    if (text !== null) texts.add(text)
    return false
  })
  return queue.slice(0, isOver === -1 ? batchMax : Math.max(1, isOver))
}
