'use client'

import { Pause, Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { History } from './history.ts'
import { usePlayer } from './use-history.ts'

export function PlayButton({ history }: { history: History }) {
  const t = useTranslations('history')
  const isPlaying = usePlayer(history, (now) => now.isPlaying)
  const Face = isPlaying ? Pause : Play
  return (
    <button
      type="button"
      aria-label={t(isPlaying ? 'pause' : 'play')}
      className="tap grid size-9 flex-none place-items-center rounded-full bg-ink text-paper pointer-coarse:size-11"
      onClick={() => history.player[isPlaying ? 'pause' : 'play']()}
    >
      <Face className="size-4 fill-current" strokeWidth={1.75} aria-hidden />
    </button>
  )
}
