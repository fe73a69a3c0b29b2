import type { useTranslations } from 'next-intl'
import type { Board } from '../../domain/board.ts'
import type { Command } from '../../domain/command.ts'
import type { WireEntry } from '../../domain/wire.ts'

/** What the page says of what others did, and of what was refused. */
export type Words = {
  others(entries: readonly WireEntry[], view: Board): void
  rejected(command: Command, code: string): void
}

type Say = (words: string) => void
type Translate = ReturnType<typeof useTranslations<'words'>>

/** Others' changes are told together, so that a busy board does not talk without end. */
const batchMs = 2_000

/** `announce` says what is about me, `mention` what can wait. */
export function createWords(t: Translate, announce: Say, mention: Say): Words {
  let waiting: WireEntry[] = []
  let latest: Board | null = null
  let isTelling = false

  const tell = () => {
    const [first] = waiting
    const words =
      waiting.length > 1
        ? t('many', { count: waiting.length, name: first?.actor.name ?? '' })
        : first && latest && sentence(t, first, latest)
    waiting = []
    isTelling = false
    if (words) mention(words)
  }

  return {
    others: (entries, view) => {
      waiting.push(...entries)
      latest = view
      if (isTelling) return
      isTelling = true
      setTimeout(tell, batchMs)
    },
    rejected: (command, code) => {
      const words = t.has(`rejected.${code}`) ? t(`rejected.${code}`) : t('rejected.other')
      announce(words)
      void import('sonner').then(({ toast }) => toast(words, { id: command.commandId }))
    },
  }
}

/** An entry as a sentence. */
function sentence(t: Translate, { events: [event], actor: { name } }: WireEntry, view: Board): string {
  const card = 'cardId' in event ? (view.cards[event.cardId]?.title ?? '') : ''
  const list = 'listId' in event ? (view.lists[event.listId]?.title ?? '') : ''
  switch (event.type) {
    case 'CardAdded':
    case 'CardMoved':
      return t(event.type, { name, title: card, list })
    case 'CardRenamed':
    case 'CardDescribed':
    case 'CardRestored':
      return t(event.type, { name, title: card })
    case 'ListAdded':
    case 'ListMoved':
    case 'ListRenamed':
    case 'ListRestored':
    case 'ListLimitSet':
      return t(event.type, { name, title: list })
    case 'BoardRenamed':
      return t(event.type, { name, title: event.title })
    case 'CardArchived':
    case 'ListArchived':
    case 'LinkRoleSet':
    case 'MemberRemoved':
      return t(event.type, { name })
    case 'BoardCreated':
    case 'ListReranked':
    case 'ListsReranked':
      return t('other', { name })
  }
}
