'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useNarrow } from '../_board/use-narrow.ts'
import { Avatar } from '../avatar.tsx'
import { peopleNear, placeOf, seqAt } from './along.ts'
import { Bars } from './bars.tsx'
import type { History } from './history.ts'
import { createTimeSteps, dayMs, hourMs } from './time-steps.ts'
import { usePast, usePlayer, useTimeline } from './use-history.ts'

const facesMax = 4

/** The log along its time, with the knob that says where in it the board is. `words` says it for who hears it. */
export function Knob({ history, words }: { history: History; words: string }) {
  const t = useTranslations('history')
  const { past, player } = history
  const timeline = useTimeline(history)
  const target = usePast(history, (now) => now.target)
  const head = usePast(history, (now) => now.head)
  const isPlaying = usePlayer(history, (now) => now.isPlaying)
  const together = useNarrow() ? 3 : 2
  const track = useRef<HTMLDivElement>(null)
  /** Where the hand has it: between two entries as well. */
  const [held, setHeld] = useState<number | null>(null)
  const place = held ?? placeOf(target, timeline)
  const [steps] = useState(() => createTimeSteps(past, history.ways))
  useEffect(() => track.current?.focus({ preventScroll: true }), [])

  const take = (event: PointerEvent, how: 'drag' | 'settle') => {
    const box = event.currentTarget.getBoundingClientRect()
    const next = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width))
    setHeld(how === 'drag' ? next : null)
    past.go(seqAt(next, timeline), how)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const [step, pages] = [stepOf(event.key), pagesOf(event.key)]
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === ' ') player[isPlaying ? 'pause' : 'play']()
    else if (step !== null) {
      player.pause()
      past.go(past.target + step)
    } else if (pages !== null) {
      player.pause()
      void steps.by(pages * (event.shiftKey ? dayMs : hourMs))
    } else return
    event.preventDefault()
  }

  return (
    <div
      ref={track}
      role="slider"
      tabIndex={0}
      aria-label={t('knob')}
      aria-valuemin={1}
      aria-valuemax={head}
      aria-valuenow={target}
      aria-valuetext={isPlaying ? t('playing') : words}
      className="relative h-10 min-w-0 cursor-ew-resize touch-none rounded-sm text-ink-3 outline-offset-4 select-none max-sm:h-11"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        player.pause()
        take(event, 'drag')
      }}
      onPointerMove={(event) => held !== null && take(event, 'drag')}
      onPointerUp={(event) => held !== null && take(event, 'settle')}
      onPointerCancel={() => {
        setHeld(null)
        past.go(past.target)
      }}
    >
      <div className="absolute inset-0 opacity-35 more:opacity-60">
        <Bars timeline={timeline} together={together} />
      </div>
      <div
        className="absolute inset-0 opacity-85 more:opacity-100"
        style={{ clipPath: `inset(0 ${(1 - place) * 100}% 0 0)` }}
      >
        <Bars timeline={timeline} together={together} />
      </div>
      <div
        className="pointer-events-none absolute -inset-y-1 w-0.5 -translate-x-1/2 bg-accent before:absolute before:-top-1.5 before:left-1/2 before:size-3 before:-translate-x-1/2 before:rounded-full before:bg-accent before:ring-3 before:ring-raised"
        style={{ left: `${place * 100}%` }}
      >
        <ul aria-hidden className="absolute bottom-full left-1/2 mb-3 flex -translate-x-1/2 pl-1.5">
          {peopleNear(target, timeline, facesMax).map(({ id, name, color, picture }) => (
            <li key={id} className="-ml-1.5 rounded-full ring-2 ring-raised">
              <Avatar name={name} color={color} picture={picture} size="small" />
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function stepOf(key: string): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return -1
    case 'ArrowRight':
    case 'ArrowUp':
      return 1
    case 'Home':
      return Number.NEGATIVE_INFINITY
    case 'End':
      return Number.POSITIVE_INFINITY
    default:
      return null
  }
}

function pagesOf(key: string): number | null {
  if (key === 'PageDown') return -1
  return key === 'PageUp' ? 1 : null
}
