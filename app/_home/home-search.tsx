'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Me } from '../../domain/person.ts'
import { PaletteButton } from '../_palette/palette-button.tsx'

const load = () => import('./home-palette.tsx').then(({ HomePalette }) => HomePalette)
const HomePalette = dynamic(load, { ssr: false })

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
