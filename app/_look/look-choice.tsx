'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { chooseLook, readLook, themes } from './look.ts'
import { useLook } from './use-look.ts'

/** Where I choose how the pages look. */
export function LookChoice() {
  const t = useTranslations('look')
  const { theme, isHighContrast } = useLook()
  const name = useId()
  return (
    <fieldset>
      <legend className="sr-only">{t('title')}</legend>
      <div className="flex gap-1 rounded-md bg-column p-1">
        {themes.map((one) => (
          <label
            key={one}
            className="relative grid h-7 flex-1 place-items-center rounded-sm text-ink-2 has-checked:bg-raised has-checked:font-medium has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:h-11"
          >
            <input
              type="radio"
              name={name}
              checked={theme === one}
              className="absolute inset-0 appearance-none opacity-0"
              onChange={() => chooseLook({ ...readLook(), theme: one })}
            />
            {t(one)}
          </label>
        ))}
      </div>
      <label className="mt-2 flex h-8 items-center gap-2.5 pointer-coarse:h-11">
        <input
          type="checkbox"
          checked={isHighContrast}
          className="check"
          onChange={({ target }) => chooseLook({ ...readLook(), contrast: target.checked ? 'more' : 'normal' })}
        />
        {t('contrast')}
      </label>
    </fieldset>
  )
}
