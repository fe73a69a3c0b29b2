'use client'

import { useTranslations } from 'next-intl'
import { useBoard } from '../_board/use-board.ts'
import { useMoment } from './use-moment.ts'

/** Says that a card is shown as it was: on a phone its sheet covers what says so of the board. */
export function PastLine() {
  const t = useTranslations('history')
  const at = useBoard(({ past }) => past?.at)
  const moment = useMoment()
  return at === undefined ? null : <p className="mt-1 text-xs text-ink-3">{t('asItWas', { moment: moment(at) })}</p>
}
