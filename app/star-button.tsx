'use client'

import { Star } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { BoardId, UserId } from '../domain/id.ts'
import { setStar } from './_client/set-star.ts'

type Props = {
  me: UserId
  board: BoardId
  /** What it says; on a board's own page there is no need to say which board. */
  title: string | null
  isStarred: boolean
  className?: string
  /** It shows at once; where it could not be kept, it is told again as it was. */
  onChange: (isStarred: boolean) => void
}

/** The star of a board: mine, and seen by me alone. */
export function StarButton({ me, board, title, isStarred, className = '', onChange }: Props) {
  const t = useTranslations('star')
  const toggle = async () => {
    onChange(!isStarred)
    if (!(await setStar(me, board, !isStarred))) onChange(isStarred)
  }
  return (
    <button
      type="button"
      aria-pressed={isStarred}
      aria-label={title === null ? t('this') : t('star', { title })}
      title={t(isStarred ? 'drop' : 'put')}
      className={`tap grid size-7 flex-none place-items-center rounded-md hover:bg-line hover:text-ink ${isStarred ? 'text-ink' : 'text-ink-3'} ${className}`}
      onClick={() => void toggle()}
    >
      <Star className={`size-4 ${isStarred ? 'fill-current' : ''}`} strokeWidth={1.75} aria-hidden />
    </button>
  )
}
