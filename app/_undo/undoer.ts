import type { Command } from '../../domain/command.ts'
import type { Rejection } from '../../domain/decision.ts'
import type { CommandId } from '../../domain/id.ts'
import type { WireEntry } from '../../domain/wire.ts'
import type { Notify, NotifyOptions } from '../_board/notify.ts'
import type { BoardContext } from '../_board/use-board.ts'
import { request } from '../_client/transport.ts'
import { dismissNotice } from './dismiss-notice.ts'
import { keepFocus } from './keep-focus.ts'
import { showCard, unseenCard } from './show-card.ts'
import { createStack } from './stack.ts'
import { type Lane, noSteps, type Steps, stepsWith } from './steps.ts'
import { cardsOfEntry, namesOn, type WhatWords, whatOf } from './what.ts'

/** Takes back what I have done, and does it again; says what became of it, one notice at a time. */
export type Undoer = {
  /** What could be undone and done again, the next one first, as far as it is known. */
  readonly steps: Steps
  subscribe(tell: () => void): () => void
  /** Asks for what is not known yet. */
  look(): void
  /** Takes one step. */
  take(lane: Lane): Promise<void>
  /** Undoes these, the last one first. */
  takeBack(commandIds: readonly CommandId[]): void
  /** Something of mine was refused. */
  refused(command: Command, rejection: Refused): void
  /** What a step is about, in words; null where that cannot be known now. */
  wordsOf(commandId: CommandId): Promise<string | null>
  /** Says what an entry of mine has done, once it has come. */
  expect(commandId: CommandId): void
}

export type Refused = Pick<Rejection, 'seq'> & { readonly code: string }
export type UndoerOptions = {
  readonly context: BoardContext
  readonly notify: Notify
  readonly words: WhatWords
}

/** What is answered sooner needs no word of waiting. */
const patienceMs = 800
/** A step is drawn before it is asked whether it is in sight. */
const drawnMs = 100

export function createUndoer({ context, notify, words }: UndoerOptions): Undoer {
  const { now } = context
  const { t } = words
  const stack = createStack(now)
  const tells = new Set<() => void>()
  /** What was asked for here, and has not come. */
  const asked = new Map<CommandId, Lane>()
  /** [R22] Steps that were refused are stepped over. */
  const refused = new Set<CommandId>()
  const rejectedHere = new Set<CommandId>()
  const entries = new Map<CommandId, WireEntry>()
  let notices = 0

  const changed = () => {
    for (const tell of tells) tell()
  }
  const stepsNow = (): Steps => stepsWith(stack.steps, now.pending, refused)
  /** One at a time: the one before it goes. */
  const say = (sentence: string, options: NotifyOptions = {}) => {
    if (notices > 0) dismissNotice(`undo ${notices}`)
    notices += 1
    notify(sentence, { ...options, id: `undo ${notices}` })
  }

  const ask = (undoes: CommandId, lane: Lane) => {
    const commandId = now.propose({ type: 'UndoCommand', undoes })
    asked.set(commandId, lane)
    dismissNotice(undoes)
    // [R21] What it undoes may be on its way itself, and then it goes after that.
    setTimeout(() => {
      if (now.pending.some((one) => one.commandId === commandId)) say(t('waiting'))
    }, patienceMs)
    changed()
  }

  const tell = (entry: WireEntry) => {
    const { events, commandId } = entry
    const [first] = events
    const what = whatOf(entry, namesOn(now.view), words)
    if (first.type !== 'CommandUndone')
      return say(t('everything', { what }), { action: { label: t('undo'), act: () => ask(commandId, 'undo') } })
    const action = first.isRedo
      ? { label: t('undo'), act: () => ask(commandId, 'undo') }
      : { label: t('redo'), act: () => ask(commandId, 'redo') }
    const unseen = unseenCard(context, cardsOfEntry(entry))
    const more = unseen ? { label: t('show'), act: () => showCard(context, unseen) } : undefined
    say(t(first.isRedo ? 'redone' : 'undone', { what }), { action, more })
  }

  const receive = (came: readonly WireEntry[]) => {
    stack.receive(came)
    for (const entry of came) {
      if (entry.actor.id !== now.me?.id) continue
      entries.set(entry.commandId, entry)
      if (!asked.delete(entry.commandId)) continue
      const focusBack = keepFocus(context)
      setTimeout(() => {
        focusBack()
        tell(entry)
      }, drawnMs)
    }
    for (const old of [...entries.keys()].slice(0, -entriesMax)) entries.delete(old)
    changed()
  }
  now.watchEntries(receive)
  now.subscribe(changed)

  const entryAt = async (seq: number): Promise<WireEntry | null> => {
    const query = `after=${seq - 1}&limit=1&as=${now.me?.id ?? ''}`
    const outcome = await request<{ entries?: readonly WireEntry[] }>(`/api/boards/${now.view.id}/events?${query}`)
    return (outcome.kind === 'ok' && outcome.value.entries?.[0]) || null
  }

  const whyNot = async ({ code, seq }: Refused, lane: Lane): Promise<string> => {
    const writer = code === 'changed-since' && seq !== undefined ? await entryAt(seq) : null
    if (writer) {
      const verb = /(Renamed|Moved|Archived|Restored|Removed)$/.exec(writer.events[0].type)?.[1]?.toLowerCase()
      const who = writer.actor.id === now.me?.id ? 'me' : 'other'
      return t('since', { name: writer.actor.name, who, verb: verb ?? 'changed', lane })
    }
    if (t.has(`refused.${code}`)) return t(`refused.${code}`, { lane })
    return t('refused.other')
  }

  return {
    get steps() {
      return now.me ? stepsNow() : noSteps
    },
    subscribe: (listener) => {
      tells.add(listener)
      return () => tells.delete(listener)
    },
    look: () => {
      if (!stack.isKnown) void stack.ask().then(changed)
    },
    take: async (lane) => {
      // What is on its way is the next step, whatever was before it.
      const [onItsWay] = stepsWith(noSteps, now.pending, refused)[lane]
      if (!onItsWay && !stack.isKnown) await stack.ask()
      const [step] = onItsWay ? [onItsWay] : stepsNow()[lane]
      if (step) return ask(step.commandId, lane)
      say(t(stack.isKnown ? `nothing.${lane}` : 'unknown'))
    },
    takeBack: (commandIds) => {
      for (const commandId of commandIds.toReversed()) ask(commandId, 'undo')
    },
    refused: (command, rejection) => {
      rejectedHere.add(command.commandId)
      const lane = asked.get(command.commandId) ?? 'undo'
      asked.delete(command.commandId)
      if (command.type !== 'UndoCommand') return
      refused.add(command.undoes)
      changed()
      // That what it undoes was refused is told already.
      if (rejectedHere.has(command.undoes)) return
      void whyNot(rejection, lane).then((why) => say(why))
    },
    wordsOf: async (commandId) => {
      const { undo, redo } = stepsNow()
      const seq = [...undo, ...redo].find((step) => step.commandId === commandId)?.seq ?? null
      const entry = entries.get(commandId) ?? (seq === null ? null : await entryAt(seq))
      if (!entry) return null
      entries.set(commandId, entry)
      return whatOf(entry, namesOn(now.view), words)
    },
    expect: (commandId) => asked.set(commandId, 'undo'),
  }
}

const entriesMax = 100
