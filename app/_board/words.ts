import type { useTranslations } from 'next-intl'
import type { ExternalToast } from 'sonner'
import type { Board } from '../../domain/board.ts'
import type { Command } from '../../domain/command.ts'
import type { CardId, ItemId, UserId } from '../../domain/id.ts'
import type { WireEntry } from '../../domain/wire.ts'
import type { Asked } from '../_client/board-store.ts'
import { type Meeting, type Mine, meetingOf } from './meetings.ts'
import type { Notify } from './notify.ts'
import { showNotice } from './show-notice.ts'
import { writtenWords } from './written-words.ts'

/** What the page says of what others did, and of what was refused. */
export type Words = {
  /** `mine`: what of it is about things of mine is told at once. */
  others(entries: readonly WireEntry[], view: Board, mine: Mine): void
  rejected(command: Command, code: string): void
}

type Translate = ReturnType<typeof useTranslations<'words'>>

/** Others' changes are told together, so that a busy board does not talk without end. */
const batchMs = 2_000
/** What has met my hand is read while the hand is busy. */
const metMs = 10_000

export type WordsOptions = {
  readonly t: Translate
  /** Says what is about me. */
  readonly announce: (words: string) => void
  /** Says what can wait. */
  readonly mention: (words: string) => void
  readonly notify: Notify
  /** What an item reads; null where its card is not open. */
  readonly itemText: (cardId: CardId, itemId: ItemId) => string | null
  readonly propose: (asked: Asked) => void
  readonly me: () => UserId | null
}

export function createWords({ t, announce, mention, notify, propose, me, itemText }: WordsOptions): Words {
  let waiting: WireEntry[] = []
  let latest: Board | null = null
  let isTelling = false

  /** The sentences are many, and come when the first is told. */
  const say = (entry: WireEntry, view: Board, to: (words: string) => void) => {
    const other = () => to(t('other', { name: entry.actor.name }))
    import('./entry-sentence.ts').then(({ entrySentence }) => to(entrySentence(t, entry, view, me(), itemText)), other)
  }

  const tell = () => {
    const [first] = waiting
    if (waiting.length > 1) mention(t('many', { count: waiting.length, name: first?.actor.name ?? '' }))
    else if (first && latest) say(first, latest, mention)
    waiting = []
    isTelling = false
  }

  const met = ({ sentence: key, title, count, list, back }: Meeting, name: string) => {
    const label = key === 'replaced' ? t('met.takeTheirs') : t('met.restore')
    const action = back ? { label, act: () => propose(back) } : undefined
    notify(t(`met.${key}`, { name, title, count, list }), { action, forMs: metMs })
  }

  /** What was written and has no place anymore stays on the page until it is taken, or closed. */
  const givenBack = (lost: string): ExternalToast => {
    const copy = () =>
      navigator.clipboard.writeText(lost).then(
        () => notify(t('copied')),
        () => notify(t('notCopied')),
      )
    return {
      description: lost,
      descriptionClassName: 'line-clamp-6 whitespace-pre-wrap [overflow-wrap:anywhere]',
      duration: Infinity,
      closeButton: true,
      action: { label: t('copy'), onClick: () => void copy() },
    }
  }

  return {
    others: (entries, view, mine) => {
      for (const entry of entries) {
        const meeting = meetingOf(entry, mine, view)
        if (meeting) met(meeting, entry.actor.name)
        else if (isAboutMe(entry, me())) say(entry, view, notify)
        else waiting.push(entry)
      }
      latest = view
      if (isTelling || waiting.length === 0) return
      isTelling = true
      setTimeout(tell, batchMs)
    },
    rejected: (command, code) => {
      const words = t.has(`rejected.${code}`) ? t(`rejected.${code}`) : t('rejected.other')
      announce(words)
      const lost = isKept(command) && code !== 'card-not-found' ? '' : writtenWords([command])
      showNotice(words, { id: command.commandId, ...(lost === '' ? {} : givenBack(lost)) })
    },
  }
}

/** Words whose place keeps them when they are refused: the description, an item, a comment. */
const isKept = (command: Command): boolean => 'description' in command || 'text' in command

/** Whether someone was put on a card, or taken off it, and it is I. */
const isAboutMe = ({ events: [event] }: WireEntry, me: UserId | null): boolean =>
  (event.type === 'CardsAssigned' || event.type === 'CardsUnassigned') && event.userId === me
