'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useBoard } from '../_board/use-board.ts'
import type { Past } from '../_client/past-store.ts'
import type { History } from './history.ts'
import { RestoreDialog } from './restore-dialog.tsx'
import { useMoment } from './use-moment.ts'

/** Asks for the order of the board that is shown to be the order of now. Who may only look has none of it. */
export function RestoreOrder({ history }: { history: History }) {
  const t = useTranslations('restoring')
  const moment = useMoment()
  const mayRestore = useBoard((board) => board.mayRestore)
  const button = useRef<HTMLButtonElement>(null)
  const [asked, setAsked] = useState<Past | null>(null)
  if (!mayRestore) return null

  const ask = () => {
    const shown = history.past.past
    if (!shown) return
    // It stays at what is asked about.
    history.player.pause()
    history.past.go(shown.seq)
    setAsked(shown)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={t('button')}
        className="tap h-8 flex-none rounded-md border border-edge px-3 font-medium text-ink-2"
        onClick={ask}
      >
        <span className="max-sm:hidden">{t('button')}</span>
        <span className="sm:hidden">{t('buttonShort')}</span>
      </button>
      {asked && (
        <RestoreDialog
          asked={{ type: 'RestoreOrder', at: asked.seq }}
          title={t('order.title')}
          yes={t('order.yes')}
          done={t('order.done', { moment: moment(asked.at) })}
          anchor={button}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}
