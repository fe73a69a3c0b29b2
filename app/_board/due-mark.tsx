import { CircleCheck, Clock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Due } from '../../domain/board.ts'
import { type DueTone, dayLook, dueTone } from './due-look.ts'
import { useDayWords } from './use-day-words.ts'
import { useMinute } from './use-minute.ts'

/** When a card is due, in its line of facts. The server renders the date alone: only who looks knows what day it is. */
export function DueMark({ due }: { due: Due }) {
  const t = useTranslations('due')
  const now = useMinute()
  const words = useDayWords()
  const tone = now === null ? (due.done ? 'done' : 'later') : dueTone(due, now)
  const zone = now === null ? 'UTC' : undefined
  const Icon = tone === 'done' ? CircleCheck : Clock
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${toneLook[tone]}`} data-due={tone}>
      <Icon className="size-3.5" strokeWidth={1.75} aria-hidden />
      <span className="sr-only">{t(`tone.${tone}`)}</span>
      <time dateTime={due.at} title={now === null ? undefined : words.full(dayLook(due.at, now, 'long'))}>
        {words.brief(dayLook(due.at, now, 'short', zone))}
      </time>
    </span>
  )
}

export const toneLook: Readonly<Record<DueTone, string>> = {
  done: 'text-good',
  late: 'text-bad',
  soon: 'text-warn',
  later: '',
}
