'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { UserId } from '../../domain/id.ts'
import { useBoard } from '../_board/use-board.ts'
import { usePerson } from '../_board/use-people.ts'
import { later } from '../later.tsx'

const SweepDialog = later(() => import('./sweep-dialog.tsx').then((loaded) => loaded.SweepDialog))

/** The way to undo everything that someone did, for the board's owner. */
export function SweepButton({ userId }: { userId: UserId }) {
  const t = useTranslations('undo.sweep')
  const person = usePerson(userId)
  const mayDo = useBoard(({ mayChange, mayShare }) => mayChange && mayShare)
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  if (!mayDo) return null
  return (
    <>
      <button
        ref={button}
        type="button"
        className="h-8 flex-none rounded-md border border-edge px-3 font-medium hover:bg-column pointer-coarse:h-11"
        onClick={() => setIsOpen(true)}
      >
        <span dir="auto">{t('open', { name: person.name })}</span>
      </button>
      {isOpen && <SweepDialog person={person} anchor={button} onClose={() => setIsOpen(false)} />}
    </>
  )
}
