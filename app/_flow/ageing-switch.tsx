'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useAgeing } from '../_board/use-ageing.ts'
import { useBoardContext } from '../_board/use-board.ts'

/** Whether cards that have not moved for long are marked on the board. */
export function AgeingSwitch() {
  const t = useTranslations('flow')
  const { ageing } = useBoardContext()
  const isShown = useAgeing((cards) => cards !== null)
  const hintId = useId()
  return (
    <div className="border-t border-line py-4">
      <label className="flex min-h-7 w-fit items-center gap-2.5 font-medium pointer-coarse:min-h-11">
        <input
          type="checkbox"
          className="check"
          checked={isShown}
          aria-describedby={hintId}
          onChange={() => ageing.toggle()}
        />
        {t('ageing')}
      </label>
      <p id={hintId} className="max-w-[64ch] text-ink-2">
        {t('ageingHint')}
      </p>
    </div>
  )
}
