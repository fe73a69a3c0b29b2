'use client'

import { endTitle, theirTitle } from './title-text.ts'
import type { TitleDraft } from './titles.ts'
import { useBoardContext, useIsPast, useTitles } from './use-board.ts'

/** The editing of one title. */
export type TitleEdit = {
  /** Null while it is only read. */
  readonly draft: TitleDraft | null
  /** What others have made of it, where that is not what I write: it is not overwritten unseen. */
  readonly theirs: string | null
  begin(): void
  write(text: string): void
  /** Saves what was typed. False where it cannot be a title, or where it is to be chosen between mine and theirs first. */
  save(): boolean
  keepMine(): void
  giveUp(): void
}

export function useTitle(key: string, now: string, onSave: (title: string) => void): TitleEdit {
  const { titles } = useBoardContext()
  const kept = useTitles((all) => all.of(key))
  const isPast = useIsPast()
  const draft = isPast ? null : kept
  const end = ({ text, from }: TitleDraft): boolean => {
    const isEnded = endTitle(text, from, onSave)
    if (isEnded) titles.drop(key)
    return isEnded
  }
  return {
    draft,
    theirs: draft && theirTitle(draft, now),
    begin: () => {
      if (!titles.of(key)) titles.keep(key, { text: now, from: now })
    },
    write: (text) => titles.keep(key, { text, from: draft?.from ?? now }),
    save: () => {
      const latest = titles.of(key)
      return !latest || (theirTitle(latest, now) === null && end(latest))
    },
    keepMine: () => void (draft && end({ ...draft, from: now })),
    giveUp: () => titles.drop(key),
  }
}
