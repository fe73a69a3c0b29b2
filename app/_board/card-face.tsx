import { AlignLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Card } from '../../domain/board.ts'
import type { UserId } from '../../domain/id.ts'
import { Avatar } from '../avatar.tsx'
import { usePerson } from './use-people.ts'

/** What is seen of a card: its title, and one line of facts. Nothing empty is drawn. */
export function CardFace({ card, prefix, title }: { card: Card; prefix: string; title: ReactNode }) {
  const t = useTranslations('card')
  return (
    <>
      <h3 dir="auto" className="line-clamp-4 font-medium text-pretty [overflow-wrap:anywhere]">
        {title}
      </h3>
      <div className="mt-[7px] flex min-h-[22px] items-center gap-[11px] text-xs leading-[18px] text-ink-3">
        <span className="font-mono text-[11px] tabular-nums">{t('number', { prefix, number: card.number })}</span>
        {card.described && <AlignLeft role="img" aria-label={t('described')} className="size-3.5" strokeWidth={1.75} />}
        {card.people && <Faces ids={card.people} />}
      </div>
    </>
  )
}

const facesMax = 4

/** Who is to do it. */
function Faces({ ids }: { ids: readonly UserId[] }) {
  const t = useTranslations('card')
  return (
    <ul aria-label={t('people')} className="ml-auto flex flex-none pl-1.5">
      {ids.slice(0, facesMax).map((id) => (
        <Face key={id} id={id} />
      ))}
    </ul>
  )
}

function Face({ id }: { id: UserId }) {
  const { name, color } = usePerson(id)
  return (
    <li className="-ml-1.5 rounded-full ring-2 ring-card">
      <Avatar name={name} color={color} size="small" />
    </li>
  )
}
