'use client'

import { useTranslations } from 'next-intl'
import { type ComponentType, useEffect, useState } from 'react'
import { type PickerProps, pickerLoads } from './load-pickers.ts'
import type { Picker } from './picker.ts'
import { useBoard, useBoardContext, usePicker } from './use-board.ts'
import { useNotify } from './use-notify.ts'

/** What is being chosen for cards: one at a time, beside what opened it. */
export function Pickers() {
  const picker = usePicker((now) => now)
  return picker && <Open key={picker.kind} {...picker} />
}

function Open({ kind, cards, anchor }: Picker) {
  const t = useTranslations('picker')
  const { picker } = useBoardContext()
  const notify = useNotify()
  const present = useBoard(({ view }) => view.cards)
  const mayChange = useBoard((now) => now.mayChange)
  const [one, setOne] = useState<{ readonly Draw: ComponentType<PickerProps> } | null>(null)
  const left = cards.filter((id) => present[id])
  const isOver = left.length === 0 || !mayChange

  useEffect(() => {
    if (isOver) picker.set(null)
  }, [isOver, picker])
  useEffect(() => {
    let isWanted = true
    pickerLoads[kind]().then(
      (Draw) => {
        if (isWanted) setOne({ Draw })
      },
      () => {
        if (!isWanted) return
        picker.set(null)
        notify(t('lost'))
      },
    )
    return () => {
      isWanted = false
    }
  }, [kind, picker, notify, t])

  if (isOver || !one) return null
  return <one.Draw cards={left} anchor={anchor} onClose={() => picker.set(null)} />
}
