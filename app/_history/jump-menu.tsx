'use client'

import { useTranslations } from 'next-intl'
import { cardsNamedIn } from '../../domain/event.ts'
import type { UserId } from '../../domain/id.ts'
import { cardInPath } from '../_board/paths.ts'
import { useBoardContext } from '../_board/use-board.ts'
import { useNotify } from '../_board/use-notify.ts'
import type { Outcome } from '../_client/outcome.ts'
import { MenuAction, MenuFrame, MenuLine, MenuMore } from '../menu.tsx'
import type { MenuAnchor } from '../menu-button.tsx'
import type { History } from './history.ts'
import { lastMove } from './last-move.ts'
import { useTimeline } from './use-history.ts'

type Props = MenuAnchor & { history: History; onDate: () => void }

const peopleMax = 8

/** Leads to where something happened: a card's last move, what a person did, a date. */
export function JumpMenu({ history, onDate, ...anchor }: Props) {
  const t = useTranslations('history')
  const c = useTranslations('card')
  const { store, now } = useBoardContext()
  const notify = useNotify()
  const { past, player, ways } = history
  const { people } = useTimeline(history)
  const here = past.entry(past.target)?.events.flatMap(cardsNamedIn) ?? []
  const id = cardInPath(window.location.pathname) ?? here[0]
  const card = id && (store.view.cards[id] ?? now.view.cards[id])

  const go = (seq: number) => {
    player.pause()
    past.go(seq)
  }
  const find = async (finding: Promise<Outcome<{ readonly seq: number | null }>>) => {
    player.pause()
    const from = past.target
    const outcome = await finding
    // A hand that has moved the knob meanwhile is right.
    if (past.target !== from) return
    if (outcome.kind !== 'ok') notify(t('notFound'))
    else if (outcome.value.seq === null) notify(t('nothingThere'))
    else go(outcome.value.seq)
  }
  const beside = (person: UserId, side: 'after' | 'before') => ways.entryOf(person, side, past.target)
  return (
    <MenuFrame {...anchor}>
      {card && (
        <MenuAction onClick={() => void find(lastMove(ways, card.id, past.target))}>
          {t('lastMove', { card: c('number', { prefix: store.view.prefix, number: card.number }) })}
        </MenuAction>
      )}
      <MenuAction onClick={onDate}>{t('aDate')}</MenuAction>
      <MenuLine />
      {people.slice(0, peopleMax).map(({ id: person, name }) => (
        <MenuMore key={person} label={name}>
          <MenuAction onClick={() => void find(beside(person, 'after'))}>{t('nextOf', { name })}</MenuAction>
          <MenuAction onClick={() => void find(beside(person, 'before'))}>{t('previousOf', { name })}</MenuAction>
        </MenuMore>
      ))}
      <MenuLine />
      <MenuAction onClick={() => go(1)}>{t('beginning')}</MenuAction>
      <MenuAction onClick={() => go(past.head)}>{t('newest')}</MenuAction>
    </MenuFrame>
  )
}
