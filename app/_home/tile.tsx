'use client'

import { Star } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { boardPath } from '../_board/paths.ts'
import { usersOn, type Watched } from '../_client/watch-client.ts'
import { Avatar } from '../avatar.tsx'
import { StarButton } from '../star-button.tsx'
import type { HomeStore, Shown } from './home-store.ts'
import { LastChange } from './last-change.tsx'
import { Miniature } from './miniature.tsx'

type Props = { board: Shown; store: HomeStore | null; now: Date }

const facesMax = 4

/** A board as a miniature of itself: its lists and cards, what people hold right now, who is there, what was last done. */
export function Tile({ board, store, now }: Props) {
  const t = useTranslations('home')
  const element = useRef<HTMLDivElement>(null)
  const { id } = board
  useEffect(() => (store && element.current ? watchInSight(element.current, store, id) : undefined), [store, id])
  const live = useSyncExternalStore(
    store?.live.subscribe ?? never,
    () => store?.live.of(id) ?? nobody,
    () => nobody,
  )
  const there = usersOn(live).flatMap((user) => {
    const person = live.users[user]
    return person ? [{ id: user, name: person.name, color: person.color }] : []
  })
  const writer = there.find(({ id: user }) => live.writers.includes(user))
  return (
    <div ref={element} className="group/tile relative">
      <Link
        prefetch={false}
        href={boardPath(id)}
        className="block overflow-hidden rounded-xl bg-card shadow-card transition-shadow duration-150 hover:shadow-lift"
      >
        <Miniature board={board} live={live} label={t('miniature', { lists: board.lists.length })} />
        <span className="flex items-center gap-2 px-3.5 pt-3 pb-[13px]">
          <span className="block min-w-0 flex-1">
            <span className="flex items-center gap-1.5">
              <b dir="auto" className="block truncate font-semibold">
                {board.title}
              </b>
              {board.starred && <Star className="size-3.5 flex-none fill-current text-ink-3" aria-hidden />}
            </span>
            <small className="block truncate text-xs leading-4 text-ink-3 first-letter:uppercase">
              {writer ? t('writing', { name: writer.name }) : <LastChange board={board} now={now} />}
            </small>
          </span>
          {there.length > 0 && (
            <span className="flex flex-none pl-1.5">
              <span className="sr-only">{t('here')}</span>
              {there.slice(0, facesMax).map(({ id: user, name, color }) => (
                <span key={user} className="-ml-1.5 animate-appear rounded-full ring-2 ring-card">
                  <Avatar name={name} color={color} />
                </span>
              ))}
              {there.length > facesMax && (
                <span className="-ml-1.5 grid size-[26px] place-items-center rounded-full bg-column text-[11px] font-semibold text-ink-2 ring-2 ring-card">
                  {t('more', { count: there.length - facesMax })}
                </span>
              )}
            </span>
          )}
        </span>
      </Link>
      {store && (
        <StarButton
          me={store.me}
          board={id}
          title={board.title}
          isStarred={board.starred}
          className="absolute! top-2 right-2 bg-card opacity-0 shadow-card group-focus-within/tile:opacity-100 group-hover/tile:opacity-100 pointer-coarse:opacity-100"
          onChange={(isStarred) => store.setStar(id, isStarred)}
        />
      )}
    </div>
  )
}

const nobody: Watched = { users: {}, touched: new Map(), writers: [] }
const never = () => () => {}

/** Watches a board while its tile is in sight; returns its own undo. */
function watchInSight(tile: Element, { live }: HomeStore, board: Shown['id']): () => void {
  let unwatch: (() => void) | null = null
  const observer = new IntersectionObserver(([entry]) => {
    if (entry?.isIntersecting) unwatch ??= live.watch(board)
    else {
      unwatch?.()
      unwatch = null
    }
  })
  observer.observe(tile)
  return () => {
    observer.disconnect()
    unwatch?.()
  }
}
