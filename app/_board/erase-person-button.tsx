'use client'

import { useTranslations } from 'next-intl'
import type { UserId } from '../../domain/id.ts'
import { EraseButton } from './erase-button.tsx'
import { usePerson } from './use-people.ts'

type Props = { userId: UserId; look: string; isShort?: boolean }

/** The way to erase what someone wrote on this board, for its owners. `isShort`: beside their name, which need not be said again. */
export function ErasePersonButton({ userId, look, isShort = false }: Props) {
  const t = useTranslations('erase')
  const { name } = usePerson(userId)
  const label = t('openPerson', { name })
  return (
    <EraseButton of={{ kind: 'person', userId }} look={look} label={label}>
      {isShort ? t('openShort') : <span dir="auto">{label}</span>}
    </EraseButton>
  )
}
