import type { useTranslations } from 'next-intl'
import type { ExternalToast } from 'sonner'
import type { Board, Card } from '../../domain/board.ts'
import type { Command } from '../../domain/command.ts'
import { cardsNamedIn } from '../../domain/event.ts'
import type { CardId, ItemId, LabelId, UserId } from '../../domain/id.ts'
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

  const tell = () => {
    const [first] = waiting
    const words =
      waiting.length > 1
        ? t('many', { count: waiting.length, name: first?.actor.name ?? '' })
        : first && latest && sentence(t, first, latest, me(), itemText)
    waiting = []
    isTelling = false
    if (words) mention(words)
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
        else if (isAboutMe(entry, me())) notify(sentence(t, entry, view, me(), itemText))
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

/** An entry as a sentence; `named` is what its cards are called. */
export function sentence(
  t: Translate,
  { events: [event], actor: { name } }: WireEntry,
  view: Board,
  me: UserId | null,
  itemText: WordsOptions['itemText'],
  named: (card: Card) => string = ({ title }) => title,
): string {
  const cards = cardsNamedIn(event)
  const [first] = cards.flatMap((id) => view.cards[id] ?? view.archive.cards[id] ?? [])
  const card = first ? named(first) : ''
  const many = { name, count: cards.length, title: card }
  const list = 'listId' in event && event.listId !== undefined ? (view.lists[event.listId]?.title ?? '') : ''
  switch (event.type) {
    case 'CardAdded':
    case 'CardMoved':
      return t(event.type, { name, title: card, list })
    case 'CardsAdded':
      return t(event.type, { name, count: cards.length, list })
    case 'CardRenamed':
    case 'CardDescribed':
    case 'CardRestored':
    case 'FileAttached':
    case 'AttachmentRenamed':
    case 'AttachmentRemoved':
    case 'AttachmentRestored':
    case 'CoverSet':
    case 'CardCopied':
    case 'CardRestoredTo':
      return t(event.type, { name, title: card })
    case 'ListAdded':
    case 'ListMoved':
    case 'ListRenamed':
    case 'ListRestored':
    case 'ListRestoredTo':
    case 'ListLimitSet':
    case 'ListSorted':
    case 'ListReordered':
      return t(event.type, { name, title: list })
    case 'BoardRenamed':
      return t(event.type, { name, title: event.title })
    case 'CardArrived':
      return t(event.type, { name, title: event.card.title })
    case 'CommentAdded':
    case 'CommentEdited':
    case 'CommentRemoved':
    case 'CommentRestored':
    case 'ChecklistAdded':
    case 'ChecklistRenamed':
    case 'ChecklistMoved':
    case 'ChecklistRemoved':
    case 'ChecklistRestored':
    case 'ItemAssigned':
    case 'ItemDueSet':
    case 'ItemMoved':
      return t(event.type, { name, title: card })
    case 'ItemAdded':
    case 'ItemEdited':
      return t(event.type, { name, title: card, text: event.text })
    case 'ItemRemoved':
    case 'ItemTurnedIntoCard':
      return t(event.type, { name, title: card, text: event.from.text })
    case 'ItemRestored':
      return t(event.type, { name, title: card, text: event.item.text })
    case 'ItemChecked': {
      const text = itemText(event.cardId, event.itemId)
      const known = text === null ? 'no' : 'yes'
      return t(event.done ? 'ItemChecked' : 'ItemUnchecked', { name, title: card, known, text: text ?? '' })
    }
    case 'CardArchived':
    case 'CardMovedToBoard':
    case 'CardDeleted':
    case 'ListArchived':
    case 'LinkRoleSet':
    case 'MemberRemoved':
    case 'BoardDescribed':
    case 'BoardColored':
    case 'BoardArchived':
    case 'BoardRestored':
    case 'OrderRestored':
      return t(event.type, { name })
    case 'ListCopied':
      return t(event.type, { name, title: event.title })
    case 'PrefixSet':
      return t(event.type, { name, prefix: event.prefix })
    case 'LabelAdded':
    case 'LabelRenamed':
    case 'LabelRestored':
      return t(event.type, { name, label: event.name })
    case 'LabelColored':
    case 'LabelArchived':
      return t(event.type, { name, label: labelOf(view, event.labelId) })
    case 'CardsLabelled':
    case 'CardsUnlabelled':
      return t(event.type, { ...many, label: labelOf(view, event.labelId) })
    case 'CardsAssigned':
    case 'CardsUnassigned':
      return t(event.userId === me ? `${event.type}Me` : event.type, many)
    case 'CardsMoved':
      return t(event.type, { ...many, list })
    case 'DueSet':
      return t(event.at === null ? 'DueRemoved' : event.type, many)
    case 'DueMarked':
      return t(event.done ? event.type : 'DueUnmarked', many)
    case 'CardsArchived':
    case 'CardsRestored':
      return t(event.type, many)
    case 'CommandUndone':
      return t(event.isRedo ? 'CommandRedone' : event.type, { name })
    case 'EverythingUndone':
      return t(event.type, { name, count: event.seqs.length })
    case 'BoardCreated':
    case 'ListReranked':
    case 'ListsReranked':
    case 'ChecklistsReranked':
    case 'ItemsReranked':
      return t('other', { name })
  }
}

const labelOf = (view: Board, id: LabelId): string => (view.labels[id] ?? view.archive.labels[id])?.name ?? ''
