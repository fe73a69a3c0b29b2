'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import { later } from '../later.tsx'
import { AddList } from './add-list.tsx'
import { watchKeys } from './board-keys.ts'
import { Column } from './column.tsx'
import { type Hold, listsUnder } from './hold.ts'
import { KeepScroll } from './keep-scroll.tsx'
import { watchPointer } from './pointer-drag.ts'
import { sharePointer } from './share-pointer.ts'
import { shownStore } from './shown-store.ts'
import { titleOf } from './title-of.ts'
import { useAddLines } from './use-add-lines.ts'
import { useBoard, useBoardContext, useHold } from './use-board.ts'
import { useHoldWords } from './use-hold-words.ts'
import { watchMarqueeLater } from './watch-marquee-later.ts'
import { watchPaste } from './watch-paste.ts'
import { watchSelecting } from './watch-selecting.ts'

const ArchivedBar = later(() => import('./archived-bar.tsx').then(({ ArchivedBar: Loaded }) => Loaded))

/** The lists side by side. */
export function Bed() {
  const t = useTranslations('board')
  const { store, filtering, hold, selection, focus, columns, collapsed, tell } = useBoardContext()
  const bed = useRef<HTMLDivElement>(null)
  const order = useBoard(({ view }) => view.order.lists)
  const mayChange = useBoard((now) => now.mayChange)
  const heldList = useHold((held) => (held?.kind === 'list' ? held : null))
  const isHolding = useHold((held) => held !== null)
  const isArchived = useBoard(({ view }) => view.archivedAt !== null)
  const words = useHoldWords()
  const addLines = useAddLines()

  const lists = useMemo(() => listsUnder(heldList, order), [heldList, order])

  useEffect(() => {
    const element = bed.current
    if (!element) return
    const drop = (held: Hold) => {
      if (held.kind === 'card') {
        const { card: cardId, cards: cardIds, list: listId, after } = held
        const place = { listId, after }
        const commandId = store.propose(
          cardIds.length > 1
            ? { type: 'MoveCards', cardIds: [...cardIds], ...place }
            : { type: 'MoveCard', cardId, ...place },
        )
        store.live?.say({ type: 'drop', card: held.card, commandId })
        // A finger has no ⌘Z.
        if (held.from !== listId && matchMedia('(pointer: coarse)').matches)
          tell('moved', { ...titleOf(store.view, cardIds), list: store.view.lists[listId]?.title ?? '' }, [commandId])
      } else store.propose({ type: 'MoveList', listId: held.list, after: held.after })
      hold.set(null)
      words.dropped(held)
    }
    const options = {
      bed: element,
      columns,
      store: shownStore(store, filtering),
      hold,
      selection,
      onDrop: drop,
      onLift: words.lifted,
      onCancel: words.cancelled,
      onGone: words.gone,
    }
    const undos = [
      watchPointer(options),
      watchKeys({ ...options, focus, collapsed, onCarry: words.carried }),
      watchSelecting({ ...options, focus }),
      watchMarqueeLater(options),
      watchPaste({ bed: element, store, focus, addLines }),
      sharePointer(store),
    ]
    return () => {
      for (const undo of undos) undo()
    }
  }, [store, filtering, hold, selection, focus, columns, collapsed, tell, words, addLines])

  return (
    <>
      <div
        ref={bed}
        role="region"
        aria-label={t('lists')}
        data-bed
        data-holding={isHolding || undefined}
        className="group/bed flex min-h-0 flex-1 items-start gap-3 overflow-x-auto overscroll-x-contain px-4 pt-3.5 pb-4 data-holding:[&_ol]:[overflow-anchor:none] max-sm:snap-x max-sm:snap-mandatory max-sm:scroll-px-3 max-sm:gap-2.5 max-sm:p-3 max-sm:data-holding:snap-none"
      >
        <KeepScroll container={bed} order={lists}>
          {lists.map((listId, index) => (
            <Column key={listId} listId={listId} index={index} />
          ))}
        </KeepScroll>
        {mayChange && <AddList />}
        {lists.length === 0 && mayChange && <p className="self-center text-ink-3">{t('empty')}</p>}
      </div>
      {isArchived && <ArchivedBar />}
    </>
  )
}
