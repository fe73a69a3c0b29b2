'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { isUserId } from '../../domain/id.ts'
import type { Person } from '../../domain/person.ts'
import type { Present } from '../../domain/presence.ts'
import { Avatar } from '../avatar.tsx'
import { later } from '../later.tsx'
import { MenuButton } from '../menu-button.tsx'
import { useBoard, useBoardContext, useFollowed, useHere, useIsPast } from './use-board.ts'
import { useNarrow } from './use-narrow.ts'
import { usePerson } from './use-people.ts'

const loadMenu = () => import('./people-menu.tsx').then(({ PeopleMenu: Loaded }) => Loaded)
const PeopleMenu = later(loadMenu)

const facesMax = 5
const facesMaxNarrow = 3

/** Someone else who is on the board. */
export type Peer = Person & { readonly isIdle: boolean }

/** Who else is on the board. A click on a face follows that person; on a phone the faces are one button. */
export function Peers() {
  const t = useTranslations('board')
  const me = useBoard((store) => store.me?.id)
  const users = useHere()
  const isNarrow = useNarrow()
  const others = useMemo(
    () =>
      Object.entries<Present>(users ?? {}).flatMap(([id, { name, color, sessions }]): Peer[] =>
        isUserId(id) && id !== me ? [{ id, name, color, isIdle: sessions.every(({ idle }) => idle) }] : [],
      ),
    [users, me],
  )
  if (others.length === 0) return null

  const shown = others.slice(0, isNarrow ? facesMaxNarrow : facesMax)
  const left = others.length - shown.length
  const faces = (
    <ul aria-label={t('here')} className="flex pl-1.5 pointer-coarse:sm:gap-6">
      {shown.map((peer) => (
        <li key={peer.id} className="-ml-1.5 animate-appear rounded-full bg-paper ring-2 ring-paper">
          {isNarrow ? <Face peer={peer} /> : <FollowButton peer={peer} />}
        </li>
      ))}
      {left > 0 && (
        <li className="-ml-1.5 grid size-[26px] place-items-center rounded-full bg-column text-[11px] font-semibold text-ink-2 ring-2 ring-paper">
          {t('more', { count: left })}
        </li>
      )}
    </ul>
  )
  const menu = (face: typeof faces | undefined) => (
    <MenuButton label={t('hereMenu')} load={loadMenu} face={face}>
      {(anchor) => <PeopleMenu {...anchor} people={others} />}
    </MenuButton>
  )
  return (
    <div data-follow className="flex flex-none items-center gap-1">
      {isNarrow ? menu(faces) : faces}
      {!isNarrow && menu(undefined)}
    </div>
  )
}

function FollowButton({ peer }: { peer: Peer }) {
  const t = useTranslations('follow')
  const { followed } = useBoardContext()
  const isFollowed = useFollowed((now) => now?.id === peer.id)
  const isPast = useIsPast()
  return (
    <button
      type="button"
      // Others are now.
      disabled={isPast}
      aria-pressed={isFollowed}
      aria-label={t(peer.isIdle ? 'followIdle' : 'follow', { name: peer.name })}
      className="tap block rounded-full"
      onClick={() => followed.set(isFollowed ? null : peer)}
    >
      <Face peer={peer} />
    </button>
  )
}

function Face({ peer: { id, name, color, isIdle } }: { peer: Peer }) {
  const isFollowed = useFollowed((now) => now?.id === id)
  const { picture } = usePerson(id)
  const ring = isFollowed ? 'outline-2 outline-offset-2 outline-hue' : ''
  return <Avatar name={name} color={color} picture={picture} isIdle={isIdle} className={ring} />
}
