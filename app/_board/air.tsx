'use client'

import { useEffect, useRef } from 'react'
import type { Card } from '../../domain/board.ts'
import type { Color } from '../../domain/person.ts'
import type { Present } from '../../domain/presence.ts'
import type { LiveClient } from '../_client/live-client.ts'
import { hue } from '../hue.ts'
import { CardFace } from './card-face.tsx'
import { toPoint } from './geometry.ts'
import { useBoard, useLive } from './use-board.ts'

/** What others have in the air over the board: their pointers, and the cards that they hold. */
export function Air() {
  const live = useBoard((store) => store.live)
  const drags = useLive((now) => now?.drags)
  const users = useLive((now) => now?.users)
  const cards = useBoard(({ view }) => view.cards)
  const prefix = useBoard(({ view }) => view.prefix)
  const layer = useRef<HTMLDivElement>(null)
  const pointers = usePointers(live)

  useEffect(() => {
    if (!live || !layer.current) return
    return placeInAir(layer.current, live)
  }, [live])

  return (
    <div ref={layer} aria-hidden className="pointer-events-none absolute inset-0 z-20 overflow-hidden">
      {[...(drags ?? [])].map(([session, { user, card, at }]) => {
        const face: Card | undefined = cards[card]
        const color = users?.[user]?.color
        return at && face && color ? (
          <div
            key={`ghost ${session}`}
            data-ghost={session}
            className="card ghost absolute top-0 left-0 w-[272px] transition-[translate] duration-75 ease-linear"
            style={hue(color)}
          >
            <CardFace card={face} prefix={prefix} title={face.title} />
          </div>
        ) : null
      })}
      {pointers.map(({ session, name, color }) => (
        <div
          key={session}
          data-pointer={session}
          className="absolute top-0 left-0 text-hue opacity-0 transition-[translate,opacity] duration-75 ease-linear"
          style={hue(color)}
        >
          <svg viewBox="0 0 20 20" className="block size-[18px] drop-shadow-[0_1px_1px_oklch(0_0_0/.25)]">
            <path
              d="M3 2l14 7-6.2 1.8L7.6 17z"
              fill="currentColor"
              stroke="#fff"
              strokeWidth="1.4"
              strokeLinejoin="round"
            />
          </svg>
          <span className="absolute top-[15px] left-3.5 rounded-[4px_10px_10px_10px] bg-hue px-2 text-[11px] leading-5 font-medium whitespace-nowrap text-on-peer">
            {name}
          </span>
        </div>
      ))}
    </div>
  )
}

/** Past so many people only faces and ghosts are drawn. */
const pointersMax = 12
const fadeMs = 3_000

type Pointing = { readonly session: string; readonly name: string; readonly color: Color }

function usePointers(live: LiveClient | null): readonly Pointing[] {
  const users = useLive((now) => now?.users)
  const mine = useLive((now) => now?.session)
  if (!live || !users || Object.keys(users).length > pointersMax) return []
  return Object.values<Present>(users).flatMap(({ name, color, sessions }) =>
    sessions.flatMap(({ session }) => (session === mine ? [] : [{ session, name, color }])),
  )
}

/** Puts pointers and ghosts where they are, once a frame while anything moves, without asking React. */
function placeInAir(layer: HTMLElement, live: LiveClient): () => void {
  let frame = 0
  const draw = () => {
    frame = 0
    const box = layer.getBoundingClientRect()
    const now = performance.now()
    let isFading = false
    for (const element of layer.querySelectorAll<HTMLElement>('[data-pointer]')) {
      const pointer = live.pointers.get(element.dataset.pointer ?? '')
      const isShown = pointer !== undefined && now - pointer.movedAt < fadeMs
      isFading ||= isShown
      const point = isShown ? toPoint(pointer.at) : null
      element.style.opacity = point ? '1' : '0'
      if (point) element.style.translate = `${point.x - box.left}px ${point.y - box.top}px`
    }
    for (const element of layer.querySelectorAll<HTMLElement>('[data-ghost]')) {
      const at = live.drags.get(element.dataset.ghost ?? '')?.at
      const point = at ? toPoint(at) : null
      element.style.visibility = point ? 'visible' : 'hidden'
      if (point) element.style.translate = `${point.x - box.left}px ${point.y - box.top}px`
    }
    if (isFading) later()
  }
  const soon = () => {
    frame ||= requestAnimationFrame(draw)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(soon, fadeMs / 6)
  }
  const undos = [live.onMove(soon), live.subscribe(soon)]
  document.addEventListener('scroll', soon, { capture: true, passive: true })
  soon()
  return () => {
    for (const undo of undos) undo()
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    document.removeEventListener('scroll', soon, { capture: true })
  }
}
