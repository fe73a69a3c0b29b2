'use client'

import { useEffect, useState } from 'react'
import type { Away } from '../../domain/away.ts'
import { later } from '../later.tsx'
import { watchLooks } from './looks.ts'
import { useBoardContext } from './use-board.ts'

const AwayLine = later(() => import('./away-line.tsx').then((loaded) => loaded.AwayLine))

/** Asks what was done while I was away: the line about it comes when there is something to say, and goes when I act. */
export function AwayWatch() {
  const { store, hold } = useBoardContext()
  const [away, setAway] = useState<Away | null>(null)
  useEffect(() => watchLooks(store, setAway), [store])
  useEffect(() => {
    if (!away) return
    const onAct = () => {
      if (store.pending.length > 0 || hold.value) setAway(null)
    }
    const undo = [store.subscribe(onAct), hold.subscribe(onAct)]
    return () => {
      for (const act of undo) act()
    }
  }, [away, store, hold])
  return away && <AwayLine away={away} onSkip={() => setAway(null)} />
}
