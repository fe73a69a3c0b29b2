'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { Person } from '../../domain/person.ts'
import { hue } from '../hue.ts'
import { lead } from './lead.ts'
import { shareIdle } from './share-idle.ts'
import { shareSight } from './share-sight.ts'
import { useBoard, useBoardContext, useFollowed, useLive } from './use-board.ts'
import { useGathering } from './use-gathering.ts'
import { watchTouch } from './watch-touch.ts'

/** What my window shows goes to the others; whom I follow leads it, which a frame in their hue says. */
export function Following() {
  const { columns, scrolled, followed } = useBoardContext()
  const live = useBoard((store) => store.live)
  const person = useFollowed((now) => now)
  useEffect(() => (live ? shareIdle(live) : undefined), [live])
  useEffect(
    () => (live ? shareSight({ live, columns, scrolled, followed }) : undefined),
    [live, columns, scrolled, followed],
  )
  useGathering(live)
  return person && live && <Followed key={person.id} person={person} />
}

function Followed({ person: { id, name: first, color } }: { person: Person }) {
  const t = useTranslations('follow')
  const { followed, glide, show, announce } = useBoardContext()
  const live = useBoard((store) => store.live)
  const me = useBoard((store) => store.me?.id)
  const name = useLive((now) => now?.users[id]?.name) ?? first

  useEffect(() => {
    if (!live || !me) return
    const onLeft = () => {
      followed.set(null)
      announce(t('left', { name: first }))
    }
    return lead({ live, me, followed: id, glide, show, onLeft })
  }, [live, me, id, first, followed, glide, show, announce, t])
  useEffect(() => {
    announce(t('begun', { name: first }))
    return watchTouch(() => {
      followed.set(null)
      announce(t('ended', { name: first }))
    })
  }, [first, followed, announce, t])

  return (
    <div className="pointer-events-none absolute inset-0 z-40 animate-appear border-3 border-hue" style={hue(color)}>
      <section
        data-follow
        aria-label={t('following', { name })}
        className="pointer-events-auto absolute bottom-0 left-1/2 flex h-8 max-w-[calc(100%-24px)] -translate-x-1/2 items-center gap-1 rounded-t-lg bg-hue pr-1 pl-3 font-medium text-on-peer"
      >
        <span className="truncate">{t('following', { name })}</span>
        <button
          type="button"
          aria-label={t('end', { name })}
          className="tap grid size-7 flex-none place-items-center rounded-md outline-offset-[-3px] outline-on-peer! hover:bg-on-peer/20"
          onClick={() => {
            followed.set(null)
            announce(t('ended', { name }))
          }}
        >
          <X className="size-4" strokeWidth={1.75} aria-hidden />
        </button>
      </section>
    </div>
  )
}
