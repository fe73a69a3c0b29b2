'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Me } from '../../domain/person.ts'
import { PaletteButton } from '../_palette/palette-button.tsx'
import { later } from '../later.tsx'

const load = () => import('./home-palette.tsx').then(({ HomePalette }) => HomePalette)
const HomePalette = later(load)

/** Opens the palette on the page of all boards. */
export function HomeSearch({ me }: { me: Me }) {
  const t = useTranslations('palette')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <PaletteButton label={t('searchAll')} isOpen={isOpen} onOpenChange={setIsOpen} load={load}>
      <HomePalette me={me} isOpen={isOpen} onOpenChange={setIsOpen} />
    </PaletteButton>
  )
}
