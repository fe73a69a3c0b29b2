'use client'

import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { isUserId } from '../../domain/id.ts'
import { Confirm } from '../confirm.tsx'
import type { Erasable } from './erasable.ts'
import { useBoardContext } from './use-board.ts'
import { useNotify } from './use-notify.ts'

type Props = { of: Erasable; anchor: RefObject<HTMLElement | null>; onClose: () => void }

/** Asks once more, says what stays and what goes, and erases it. */
export function EraseDialog({ of, anchor, onClose }: Props) {
  const t = useTranslations('erase')
  const { store } = useBoardContext()
  const notify = useNotify()
  const name = of.kind === 'person' && isUserId(of.userId) ? store.directory.find(of.userId).name : ''
  const erase = () => {
    store.propose({ type: 'EraseTexts', of })
    notify(t('done'))
  }
  return (
    <Confirm
      title={t(`title.${of.kind}`, { name })}
      hint={`${t(`hint.${of.kind}`)} ${t('forGood')}`}
      yes={t('yes')}
      no={t('no')}
      anchor={anchor}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      onYes={erase}
    />
  )
}
