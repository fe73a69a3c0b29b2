'use client'

import { useEffect, useState } from 'react'
import { cardsNamedIn } from '../../domain/event.ts'
import type { CardId } from '../../domain/id.ts'
import type { Color } from '../../domain/person.ts'
import type { BoardStore } from '../_client/board-store.ts'

/** The cards that have just changed, each in the hue of who did it. */
export type Lit = ReadonlyMap<CardId, Color>

/** Long enough to look up from what one does. */
const litMs = 8_000

export function useLit(store: BoardStore): Lit {
  const [lit, setLit] = useState<Lit>(new Map())
  useEffect(() => {
    /** A card that changes again stays lit from then on. */
    const timers = new Map<CardId, ReturnType<typeof setTimeout>>()
    const undo = store.watchEntries((entries) => {
      const named = entries.flatMap(({ actor, events }) =>
        events.flatMap((event) => cardsNamedIn(event).map((card) => [card, actor.color] as const)),
      )
      if (named.length === 0) return
      setLit((before) => new Map([...before, ...named]))
      for (const [card] of named) {
        clearTimeout(timers.get(card))
        timers.set(
          card,
          setTimeout(() => {
            timers.delete(card)
            setLit((before) => new Map([...before].filter(([other]) => other !== card)))
          }, litMs),
        )
      }
    })
    return () => {
      undo()
      for (const timer of timers.values()) clearTimeout(timer)
    }
  }, [store])
  return lit
}
