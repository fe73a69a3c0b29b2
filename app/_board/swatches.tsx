'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { type LabelColor, labelColors } from '../../domain/label.ts'

/** The eight hues that a label may have. */
export function Swatches({ color, onChange }: { color: LabelColor; onChange: (color: LabelColor) => void }) {
  const t = useTranslations('labels')
  const name = useId()
  return (
    <fieldset className="flex flex-wrap justify-between gap-1">
      <legend className="sr-only">{t('color')}</legend>
      {labelColors.map((one) => (
        <label
          key={one}
          title={t(`colors.${one}`)}
          className="relative grid size-7 place-items-center pointer-coarse:size-11"
        >
          <input
            type="radio"
            name={name}
            value={one}
            checked={one === color}
            aria-label={t(`colors.${one}`)}
            className="peer absolute inset-0 m-0 opacity-0"
            onChange={() => onChange(one)}
          />
          <span
            aria-hidden
            data-color={one}
            className="swatch grid size-6 place-items-center rounded-full text-on-peer peer-checked:ring-2 peer-checked:ring-ink peer-checked:ring-offset-2 peer-checked:ring-offset-raised peer-focus-visible:outline-2 peer-focus-visible:outline-offset-4 peer-focus-visible:outline-accent"
          >
            {one === color && <Check className="size-3.5" strokeWidth={3} />}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
