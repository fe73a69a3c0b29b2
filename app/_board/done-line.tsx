'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Avatar } from '../avatar.tsx'
import type { Done } from './activity-lines.ts'
import { Ago } from './ago.tsx'
import type { ChangedPart } from './changed-part.ts'
import { EraseButton } from './erase-button.tsx'
import { usePerson } from './use-people.ts'

type Props = {
  line: Done
  /** Where its words stand. */
  words: 'activity' | 'boardActivity'
  /** What is shown of the card that it is about. */
  card?: ReactNode
  /** What is shown of its time. */
  time?: ReactNode
}

/** Something that was done: who, what, when; and where a text was changed, what it read. */
export function DoneLine({ line: { actor, sentence, count, at, erasable }, words, card = null, time }: Props) {
  const t = useTranslations(words)
  // As they are called now.
  const { name, color, picture } = usePerson(actor.id)
  const key = count > 1 && t.has(`many.${sentence.key}`) ? `many.${sentence.key}` : sentence.key
  const strong = (said: ReactNode) => (
    <b dir="auto" className="font-semibold text-ink">
      {said}
    </b>
  )
  return (
    <div className="group relative grid grid-cols-[26px_1fr] gap-2.5">
      <Avatar name={name} color={color} picture={picture} />
      <div className="min-w-0 self-center">
        <p className="text-ink-2 [overflow-wrap:anywhere]">
          {t.rich(key, { ...sentence.values, count, name, b: strong, c: () => card })}
          <span aria-hidden className="text-ink-3">
            {' · '}
          </span>{' '}
          {time ?? <Ago at={at} />}
          {erasable && (
            <EraseButton
              of={erasable}
              look="tap absolute top-0 right-0 rounded-sm bg-raised pl-3 text-xs leading-[26px] text-ink-3 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 hover:text-ink pointer-coarse:static pointer-coarse:leading-5 pointer-coarse:opacity-100"
            />
          )}
        </p>
        {sentence.change && <Change change={sentence.change} />}
      </div>
    </div>
  )
}

/** What a text read before, and what it reads. */
function Change({ change: { from, to } }: { change: ChangedPart }) {
  const t = useTranslations('change')
  if (from === to) return null
  const look = 'block text-xs leading-[18px] [overflow-wrap:anywhere]'
  return (
    <p className="mt-0.5 border-l-2 border-line-strong pl-2">
      {from && (
        <del dir="auto" className={`${look} text-ink-3`}>
          <span className="sr-only">{t('before')} </span>
          {from}
        </del>
      )}
      {to && (
        <ins dir="auto" className={`${look} text-ink-2 no-underline`}>
          <span className="sr-only">{t('after')} </span>
          {to}
        </ins>
      )}
    </p>
  )
}
