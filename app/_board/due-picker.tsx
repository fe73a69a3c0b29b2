'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { markDue, setDue } from './date-cards.ts'
import { DueField } from './due-field.tsx'
import { dayLook } from './due-look.ts'
import type { PickerProps } from './load-pickers.ts'
import { PickerFrame } from './picker-frame.tsx'
import { sharedBy } from './shared-by.ts'
import { useBoard, useBoardContext } from './use-board.ts'
import { useDayWords } from './use-day-words.ts'

/** Chooses when cards are due, and marks what is due as done. */
export function DuePicker(props: PickerProps) {
  const t = useTranslations('due')
  const context = useBoardContext()
  const words = useDayWords()
  const first = useRef<HTMLInputElement>(null)
  const view = useBoard((store) => store.view.cards)
  const dues = props.cards.flatMap((id) => view[id]?.due ?? [])
  const [one] = dues
  const isSame = dues.length === props.cards.length && dues.every(({ at }) => at === one?.at)
  const done = sharedBy(dues, (due) => due.done)

  const set = (at: string | null) => {
    setDue(context, props.cards, at, at === null ? '' : words.full(dayLook(at, Date.now(), 'long')))
    props.onClose()
  }
  return (
    <PickerFrame {...props} title={t('title')} initialFocus={first}>
      {dues.length > 0 && (
        <label className="mx-3 flex min-h-8 items-center gap-2.5 pb-1 pointer-coarse:min-h-11">
          <input
            type="checkbox"
            ref={(box) => {
              if (box) box.indeterminate = done === 'some'
            }}
            checked={done === 'all'}
            className="check"
            onChange={() => markDue(context, props.cards, done !== 'all')}
          />
          {t('markDone')}
        </label>
      )}
      <DueField at={isSame && one ? one.at : null} hasDate={dues.length > 0} first={first} onSet={set} />
    </PickerFrame>
  )
}
