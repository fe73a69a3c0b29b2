'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { later } from '../later.tsx'
import { useBoardContext, useSelection } from './use-board.ts'

const load = () => import('./selection-bar.tsx').then(({ SelectionBar }) => SelectionBar)
const SelectionBar = later(load)

/** Where the bar of what is selected is drawn; how many are selected is said. */
export function SelectionBarSlot() {
  const t = useTranslations('selection')
  const { selection, announce } = useBoardContext()
  const isAny = useSelection((cards) => cards.size > 0)
  useEffect(
    () =>
      selection.subscribe(() => {
        const count = selection.cards.size
        announce(count === 0 ? t('none') : t(selection.isCut ? 'cut' : 'count', { count }))
      }),
    [selection, announce, t],
  )
  return isAny && <SelectionBar />
}
