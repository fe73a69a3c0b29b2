'use client'

import { Menu } from '@base-ui/react/menu'
import { useTranslations } from 'next-intl'
import { Avatar } from '../avatar.tsx'
import { MenuAction, MenuFrame } from '../menu.tsx'
import type { MenuAnchor } from '../menu-button.tsx'
import { cardInPath } from './paths.ts'
import type { Peer } from './peers.tsx'
import { sightOf } from './sight.ts'
import { useBoardContext, useFollowed, useIsPast } from './use-board.ts'
import { useNotify } from './use-notify.ts'

/** What can be done with the people who are here: to follow one of them, to bring all of them to where I am. */
export function PeopleMenu({ people, ...anchor }: MenuAnchor & { people: readonly Peer[] }) {
  const t = useTranslations('follow')
  const { store, columns, scrolled, followed } = useBoardContext()
  const notify = useNotify()
  const now = useFollowed((person) => person?.id)
  const isPast = useIsPast()

  const gather = () => {
    const open = cardInPath(window.location.pathname)
    store.live?.say({ type: 'gather', at: { ...sightOf(columns, scrolled.value), open } })
    notify(t('sent'))
  }
  return (
    <MenuFrame {...anchor}>
      <div data-follow>
        {people.map((peer) => (
          <MenuAction key={peer.id} disabled={isPast} onClick={() => followed.set(now === peer.id ? null : peer)}>
            <span aria-hidden className="mr-2.5 -ml-0.5">
              <Avatar name={peer.name} color={peer.color} size="small" isIdle={peer.isIdle} />
            </span>
            <span className="truncate">{t(now === peer.id ? 'end' : 'follow', { name: peer.name })}</span>
          </MenuAction>
        ))}
        <Menu.Separator className="mx-2 my-1 h-px bg-line" />
        <MenuAction disabled={isPast} onClick={gather}>
          {t('gather')}
        </MenuAction>
      </div>
    </MenuFrame>
  )
}
