'use client'

import type { Place, Text } from './texts.ts'
import { theirTitle } from './title-text.ts'
import { useBoardContext, useIsPast, useTexts } from './use-board.ts'
import type { TitleEdit } from './use-title.ts'

/** The editing of an item or a comment; `now` is what it reads, and `isText` whether words can be that. */
export function useText(
  place: Extract<Place, { kind: 'item' | 'comment' }>,
  now: string,
  isText: (text: string) => boolean,
): TitleEdit {
  const { texts } = useBoardContext()
  const isPast = useIsPast()
  const held = useTexts((all) => all.of(place))
  const draft = isPast ? null : held
  const end = ({ text, from }: Text): boolean => {
    const words = place.kind === 'item' ? text.trim() : text
    const isChanged = words.trim() !== '' && words !== from && words !== now
    if (isChanged && !isText(words)) return false
    if (isChanged) texts.save(place, words)
    else texts.drop(place)
    return true
  }
  return {
    draft,
    theirs: draft && theirTitle(draft, now),
    begin: () => {
      if (!draft) texts.keep(place, { text: now, from: now })
    },
    write: (text) => texts.keep(place, { text, from: draft?.from ?? now }),
    save: () => {
      const latest = texts.of(place)
      return !latest || (theirTitle(latest, now) === null && end(latest))
    },
    keepMine: () => void (draft && end({ ...draft, from: now })),
    giveUp: () => texts.drop(place),
  }
}
