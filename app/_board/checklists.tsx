'use client'

import { ListChecks } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import { checklistsOf } from '../../domain/checklist.ts'
import { type CardId, checked, isChecklistId } from '../../domain/id.ts'
import { newId } from '../_client/new-id.ts'
import { ChecklistSection } from './checklist-section.tsx'
import { watchItems } from './item-drag.ts'
import { LostWords } from './lost-words.tsx'
import { useBoard, useBoardContext } from './use-board.ts'
import { useItems } from './use-items.ts'
import { useLastBody } from './use-last-body.ts'

/** The checklists of a card. */
export function Checklists({ cardId }: { cardId: CardId }) {
  const t = useTranslations('checklists')
  const { store, titles } = useBoardContext()
  const body = useLastBody(cardId)
  const mayChange = useBoard((now) => now.mayChange)
  const items = useItems(cardId)
  const root = useRef<HTMLDivElement>(null)
  const checklists = useMemo(() => checklistsOf(body?.checklists ?? {}), [body?.checklists])

  const isLoaded = body !== null
  useEffect(() => {
    const element = root.current
    if (!isLoaded || !element) return
    return watchItems(element, {
      mayLift: () => store.mayChange,
      onDrop: (itemId, place) => {
        const item = store.body(cardId)?.items[itemId]
        if (item) items.move(item, place)
      },
    })
  }, [isLoaded, store, cardId, items])

  const add = () => {
    const checklistId = checked(isChecklistId, newId())
    const title = t('newTitle')
    store.propose({ type: 'AddChecklist', cardId, checklistId, title })
    titles.keep(checklistId, { text: title, from: title })
  }
  if (!body) return null
  return (
    <div ref={root}>
      {checklists.map((checklist) => (
        <ChecklistSection key={checklist.id} cardId={cardId} body={body} checklist={checklist} items={items} />
      ))}
      <LostWords cardId={cardId} body={body} items={items} />
      {mayChange && (
        <button
          type="button"
          data-add-checklist
          className="tap -mx-2 mt-3 flex h-8 items-center gap-2 rounded-md px-2 text-ink-3 hover:bg-column hover:text-ink"
          onClick={add}
        >
          <ListChecks className="size-4" strokeWidth={1.75} aria-hidden />
          {t('add')}
        </button>
      )}
    </div>
  )
}
