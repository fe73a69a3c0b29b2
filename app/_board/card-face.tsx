import { AlignLeft, MessageCircle, Paperclip, SquareCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Card } from '../../domain/board.ts'
import type { Checks } from '../../domain/checklist.ts'
import type { UserId } from '../../domain/id.ts'
import { Avatar } from '../avatar.tsx'
import { Age } from './age.tsx'
import { Cover } from './cover.tsx'
import { DueMark } from './due-mark.tsx'
import { LabelChip } from './label-chip.tsx'
import { useLabels } from './use-labels.ts'
import { usePerson } from './use-people.ts'

/** What is seen of a card: its labels, its title, and one line of facts. Nothing empty is drawn. */
export function CardFace({ card, prefix, title }: { card: Card; prefix: string; title: ReactNode }) {
  const t = useTranslations('card')
  const { described, due, checks, commentCount, attachmentCount, people } = card
  return (
    <>
      <Cover card={card} className="-mx-3 -mt-2.5 mb-2.5 h-[132px] rounded-t-lg" />
      {card.labels && <Labels card={card} />}
      <h3 dir="auto" className="line-clamp-4 font-medium text-pretty [overflow-wrap:anywhere]">
        {title}
      </h3>
      <div className="mt-[7px] flex min-h-[22px] items-center gap-[11px] text-xs leading-[18px] text-ink-3">
        <div className="flex min-w-0 flex-wrap items-center gap-x-[11px]">
          <span className="font-mono text-[11px] tabular-nums">{t('number', { prefix, number: card.number })}</span>
          {due && <DueMark due={due} />}
          <Age card={card} />
          {described && <AlignLeft role="img" aria-label={t('described')} className="size-3.5" strokeWidth={1.75} />}
          {checks && <ChecksMark checks={checks} />}
          {commentCount && (
            <span className="inline-flex items-center gap-1 tabular-nums">
              <MessageCircle className="size-3.5" strokeWidth={1.75} aria-hidden />
              <span className="sr-only">{t('comments', { count: commentCount })}</span>
              <span aria-hidden>{commentCount}</span>
            </span>
          )}
          {attachmentCount && (
            <span className="inline-flex items-center gap-1 tabular-nums">
              <Paperclip className="size-3.5" strokeWidth={1.75} aria-hidden />
              <span className="sr-only">{t('attachments', { count: attachmentCount })}</span>
              <span aria-hidden>{attachmentCount}</span>
            </span>
          )}
        </div>
        {people && <Faces ids={people} />}
      </div>
    </>
  )
}

function Labels({ card }: { card: Card }) {
  const t = useTranslations('card')
  const labels = useLabels(card)
  if (labels.length === 0) return null
  return (
    <ul aria-label={t('labels')} className="mb-1.5 flex flex-wrap gap-[5px]">
      {labels.map((label) => (
        <li key={label.id} className="flex max-w-full">
          <LabelChip label={label} />
        </li>
      ))}
    </ul>
  )
}

/** How many items of its checklists are done. */
function ChecksMark({ checks: { done, total } }: { checks: Checks }) {
  const t = useTranslations('card')
  return (
    <span className={`inline-flex items-center gap-1 tabular-nums ${done === total ? 'text-good' : ''}`}>
      <SquareCheck className="size-3.5" strokeWidth={1.75} aria-hidden />
      <span className="sr-only">{t('checks', { done, total })}</span>
      <span aria-hidden>{t('checksShort', { done, total })}</span>
    </span>
  )
}

const facesMax = 4

/** Who is to do it. */
function Faces({ ids }: { ids: readonly UserId[] }) {
  const t = useTranslations('card')
  const left = ids.length - facesMax
  return (
    <ul aria-label={t('people')} className="ml-auto flex flex-none self-end pl-1.5">
      {ids.slice(0, facesMax).map((id) => (
        <Face key={id} id={id} />
      ))}
      {left > 0 && (
        <li className="-ml-1.5 grid size-[22px] place-items-center rounded-full bg-column text-[10px] font-semibold text-ink-2 ring-2 ring-card">
          {t('more', { count: left })}
        </li>
      )}
    </ul>
  )
}

function Face({ id }: { id: UserId }) {
  const { name, color, picture } = usePerson(id)
  return (
    <li className="-ml-1.5 rounded-full ring-2 ring-card">
      <Avatar name={name} color={color} picture={picture} size="small" />
    </li>
  )
}
