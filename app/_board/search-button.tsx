'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useSyncExternalStore } from 'react'
import { PaletteButton } from '../_palette/palette-button.tsx'
import { later } from '../later.tsx'
import { useBoardContext } from './use-board.ts'

const load = () => import('./board-palette.tsx').then(({ BoardPalette }) => BoardPalette)
const BoardPalette = later(load)

/** Opens the palette of the board. */
export function SearchButton() {
  const t = useTranslations('palette')
  const { palette, hold } = useBoardContext()
  const isOpen = useSyncExternalStore(
    palette.subscribe,
    () => palette.value,
    () => false,
  )
  const isBusy = useCallback(() => hold.value !== null, [hold])
  return (
    <PaletteButton label={t('search')} isOpen={isOpen} onOpenChange={palette.set} isBusy={isBusy} load={load}>
      <BoardPalette isOpen={isOpen} onOpenChange={palette.set} />
    </PaletteButton>
  )
}
