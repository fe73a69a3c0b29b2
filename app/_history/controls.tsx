'use client'

import { Link2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useNotify } from '../_board/use-notify.ts'
import type { History } from './history.ts'
import { JumpMenu } from './jump-menu.tsx'
import { JumpToDate } from './jump-to-date.tsx'
import { speeds } from './player.ts'
import { usePlayer } from './use-history.ts'

/** How fast it plays, where to jump to, and the link to this moment. */
export function Controls({ history }: { history: History }) {
  const t = useTranslations('history')
  const notify = useNotify()
  const speed = usePlayer(history, (now) => now.speed)
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [asksDate, setAsksDate] = useState(false)
  const copy = () => {
    const address = history.address.at(history.past.target)
    navigator.clipboard.writeText(address).then(
      () => notify(t('copied')),
      () => notify(t('notCopied', { address })),
    )
  }
  return (
    <div className="flex flex-none items-center gap-1">
      <select
        aria-label={t('speed')}
        value={speed}
        className="tap h-8 cursor-pointer appearance-none rounded-md border border-edge bg-raised px-2 text-center font-mono text-xs tabular-nums pointer-coarse:h-11"
        onChange={({ target }) => {
          const chosen = speeds.find((one) => `${one}` === target.value)
          if (chosen) history.player.setSpeed(chosen)
        }}
      >
        {speeds.map((one) => (
          <option key={one} value={one}>
            {t('times', { speed: one })}
          </option>
        ))}
      </select>
      <button
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        className="tap h-8 rounded-md px-2 font-medium whitespace-nowrap text-ink-2 hover:bg-column aria-expanded:bg-column pointer-coarse:h-11"
        onClick={() => setIsOpen(true)}
      >
        {t('jump')}
      </button>
      <JumpMenu
        anchor={button}
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        history={history}
        onDate={() => setAsksDate(true)}
      />
      {asksDate && (
        <JumpToDate
          history={history}
          onClose={() => {
            setAsksDate(false)
            button.current?.focus()
          }}
        />
      )}
      <button
        type="button"
        aria-label={t('copyLink')}
        title={t('copyLink')}
        className="tap grid size-8 place-items-center rounded-md text-ink-2 hover:bg-column pointer-coarse:size-11"
        onClick={copy}
      >
        <Link2 className="size-4" strokeWidth={1.75} aria-hidden />
      </button>
    </div>
  )
}
