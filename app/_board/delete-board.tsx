'use client'

import { useTranslations } from 'next-intl'
import { type RefObject, useState } from 'react'
import { Dialog } from '../dialog.tsx'
import { useBoardContext } from './use-board.ts'

type Props = { anchor: RefObject<HTMLElement | null>; onClose: () => void }

/** Asks once more, and deletes the board for good. */
export function DeleteBoard({ anchor, onClose }: Props) {
  const t = useTranslations('deleteBoard')
  const { store } = useBoardContext()
  const [hasFailed, setHasFailed] = useState(false)
  const { id, title } = store.view

  const remove = async () => {
    setHasFailed(false)
    const answer = await fetch(`/api/boards/${id}?as=${store.me?.id ?? ''}`, { method: 'DELETE' }).catch(() => null)
    if (answer?.ok) window.location.assign('/')
    else setHasFailed(true)
  }
  return (
    <Dialog isAlert title={t('title', { title })} anchor={anchor} onClose={onClose}>
      <p className="text-ink-2">{t('hint')}</p>
      {hasFailed && (
        <p role="alert" className="mt-3 text-bad">
          {t('failed')}
        </p>
      )}
      <p className="mt-4 flex gap-2">
        <button
          type="button"
          className="tap h-9 rounded-md bg-bad px-3 font-medium text-accent-ink"
          onClick={() => void remove()}
        >
          {t('delete')}
        </button>
        <button type="button" className="tap h-9 rounded-md px-3 text-ink-2 hover:bg-column" onClick={onClose}>
          {t('keep')}
        </button>
      </p>
    </Dialog>
  )
}
