'use client'

import { useTranslations } from 'next-intl'
import { isMeant } from '../_palette/is-meant.ts'
import type { PaletteItem } from '../_palette/palette-item.ts'
import { chooseLook, readLook, themes } from './look.ts'
import { useLook } from './use-look.ts'

/** The looks, for the palette: those that are asked for. */
export function useLookItems(typed: string): readonly PaletteItem[] {
  const t = useTranslations('look')
  const { isHighContrast } = useLook()
  const items = themes.map(
    (theme): PaletteItem => ({
      id: `look ${theme}`,
      title: t('choose', { theme: t(theme) }),
      run: () => chooseLook({ ...readLook(), theme }),
    }),
  )
  const contrast = isHighContrast ? 'normal' : 'more'
  items.push({
    id: 'look contrast',
    title: t(isHighContrast ? 'contrastOff' : 'contrastOn'),
    run: () => chooseLook({ ...readLook(), contrast }),
  })
  return typed.trim() === '' ? [] : items.filter(({ title }) => isMeant(title, typed))
}
