'use client'

import { History } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBoard } from '../_board/use-board.ts'
import { RestoreOrder } from './restore-order.tsx'
import { useHistory } from './use-history.ts'
import { useMoment } from './use-moment.ts'

const strong = (words: ReactNode) => <b className="font-semibold">{words}</b>

/** Says that the board is the past, and leads back to now. */
export function Banner() {
  const t = useTranslations('history')
  const history = useHistory()
  const at = useBoard(({ past }) => past?.at)
  const moment = useMoment()
  const brief = useMoment('short')
  if (at === undefined) return null
  return (
    <section
      aria-label={t('label')}
      className="flex flex-none items-center gap-2.5 border-b border-line bg-[color-mix(in_oklab,var(--accent)_12%,var(--paper))] px-4 py-1.5 text-[13px] max-sm:px-3"
    >
      <History className="size-4 flex-none" strokeWidth={1.75} aria-hidden />
      <p className="min-w-0 flex-1">
        <span className="max-sm:hidden">{t.rich('lookingAt', { moment: moment(at), b: strong })} </span>
        <span className="sm:hidden">{t.rich('lookingBriefly', { moment: brief(at), b: strong })} </span>
        <span className="max-sm:sr-only">{t('isLive')}</span>
      </p>
      {history && <RestoreOrder history={history} />}
      <button
        type="button"
        className="tap h-8 flex-none rounded-md bg-raised px-3 font-medium shadow-card"
        disabled={!history}
        onClick={() => history?.leave()}
      >
        {t('back')}
      </button>
    </section>
  )
}
