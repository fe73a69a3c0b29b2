'use client'

import { Ban } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { labelColors } from '../../domain/label.ts'
import { labelHue } from '../label-hue.ts'
import { useBoard, useBoardContext } from './use-board.ts'

/** The colour of the board: one of eight, or none. */
export function BoardColor() {
  const t = useTranslations('about')
  const { store } = useBoardContext()
  const now = useBoard(({ view }) => view.color)
  const mayChange = useBoard((board) => board.mayChange)
  return (
    <fieldset disabled={!mayChange} className="flex flex-wrap gap-2">
      <legend className="sr-only">{t('color')}</legend>
      {[null, ...labelColors].map((color) => (
        <label
          key={color ?? 'none'}
          title={t(`colors.${color ?? 'none'}`)}
          style={color ? labelHue(color) : {}}
          className={`grid size-8 place-items-center rounded-full outline-offset-2 has-checked:outline-2 has-checked:outline-ink has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:size-11 ${color ? 'bg-hue' : 'bg-column inset-ring inset-ring-edge'}`}
        >
          <input
            type="radio"
            name="board-color"
            className="sr-only"
            aria-label={t(`colors.${color ?? 'none'}`)}
            checked={now === color}
            onChange={() => store.propose({ type: 'ColorBoard', color })}
          />
          {color === null && <Ban className="size-4 text-ink-3" strokeWidth={1.75} aria-hidden />}
        </label>
      ))}
    </fieldset>
  )
}
