'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { CommandId } from '../../domain/id.ts'
import { useBoardContext } from '../_board/use-board.ts'
import { MenuAction, MenuLine } from '../menu.tsx'
import { keyHint } from './key-hint.ts'
import type { Lane } from './steps.ts'
import type { Undoer } from './undoer.ts'

/** Undo and redo in a menu, each with what it is about. */
export function UndoActions() {
  const { undoing } = useBoardContext()
  const { undoer } = undoing
  useEffect(() => undoing.load(), [undoing])
  const it = useSyncExternalStore(
    undoer.subscribe,
    () => undoer.value,
    () => null,
  )
  return (
    <>
      <StepAction lane="undo" undoer={it} />
      <StepAction lane="redo" undoer={it} />
      <MenuLine />
    </>
  )
}

function StepAction({ lane, undoer }: { lane: Lane; undoer: Undoer | null }) {
  const t = useTranslations('undo')
  const { undoing } = useBoardContext()
  const read = () => undoer?.steps[lane][0]?.commandId ?? null
  const next = useSyncExternalStore(undoer?.subscribe ?? neverTold, read, () => null)
  const what = useWordsOf(undoer, next)
  return (
    <MenuAction disabled={next === null} hint={keyHint(lane)} onClick={() => undoing.take(lane)}>
      <span className="max-w-72 truncate">{what ? t(`${lane}What`, { what }) : t(lane)}</span>
    </MenuAction>
  )
}

/** What the next step is about, as soon as that is known. */
function useWordsOf(undoer: Undoer | null, next: CommandId | null): string | null {
  const [known, setKnown] = useState<{ readonly of: CommandId; readonly what: string } | null>(null)
  useEffect(() => {
    if (!undoer || !next) return
    let isWanted = true
    void undoer.wordsOf(next).then((what) => {
      if (isWanted && what) setKnown({ of: next, what })
    })
    return () => {
      isWanted = false
    }
  }, [undoer, next])
  return known && known.of === next ? known.what : null
}

const neverTold = () => () => {}
