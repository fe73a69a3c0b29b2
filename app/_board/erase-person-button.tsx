'use client'

import { useTranslations } from 'next-intl'
import type { UserId } from '../../domain/id.ts'
import { EraseButton } from './erase-button.tsx'
import { usePerson } from './use-people.ts'

/** The way to erase what someone wrote on this board, for its owners. */
export function ErasePersonButton({ userId, look }: { userId: UserId; look: string }) {
  const t = useTranslations('erase')
  const { name } = usePerson(userId)
  return (
    <EraseButton of={{ kind: 'person', userId }} look={look}>
      <span dir="auto">{t('openPerson', { name })}</span>
    </EraseButton>
  )
}
