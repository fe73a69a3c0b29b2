import { useEffect, useState } from 'react'
import type { Sample, Status } from '../../server/runtime.ts'
import { askStatus } from './ask-status.ts'

/** The last answer, with all samples so far; null until there is one. */
export type Watched = { readonly status: Status; readonly isLost: boolean } | null

const everyMs = 1_000
const samplesMax = 300

/** Asks each second how the server is. */
export function useStatus(token: string | null, onRefused: () => void): Watched {
  const [watched, setWatched] = useState<Watched>(null)
  useEffect(() => {
    let samples: readonly Sample[] = []
    let timer = 0
    let isOver = false
    const ask = async () => {
      const outcome = await askStatus(token, samples.at(-1)?.at ?? 0)
      if (isOver) return
      if (outcome.kind === 'gone') return onRefused()
      if (outcome.kind === 'ok') {
        samples = [...samples, ...outcome.value.samples].slice(-samplesMax)
        setWatched({ status: { ...outcome.value, samples }, isLost: false })
      } else setWatched((before) => before && { ...before, isLost: true })
      timer = window.setTimeout(() => void ask(), everyMs)
    }
    void ask()
    return () => {
      isOver = true
      window.clearTimeout(timer)
    }
    // Asked anew for another token only.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [token])
  return watched
}
