'use client'

import { useTranslations } from 'next-intl'
import type { Body } from '../../domain/body.ts'
import { checklistsOf } from '../../domain/checklist.ts'
import type { CardId } from '../../domain/id.ts'
import { commentField, focusBeside } from './focus-beside.ts'
import { useBoardContext, useTexts } from './use-board.ts'
import type { Items } from './use-items.ts'

/** Words of mine in an item or a comment that was removed while I wrote them: they can be another one. */
export function LostWords({ cardId, body, items }: { cardId: CardId; body: Body; items: Items }) {
  const t = useTranslations('lost')
  const { texts } = useBoardContext()
  const places = useTexts((all) => all.placesOn(cardId))
  const [checklist] = checklistsOf(body.checklists).toReversed()
  const button = 'tap h-8 rounded-md border border-edge bg-raised px-3 font-medium'
  return places
    .filter(({ id }) => body.gone.includes(id))
    .map((place) => {
      const text = texts.of(place)?.text ?? ''
      const isComment = place.kind === 'comment'
      const again = () => {
        if (!isComment) {
          // What is too long for an item stays here, to be discarded by who reads it.
          if (!checklist || items.addAll(checklist.id, [text.trim()]).length > 0) return
          document.querySelector<HTMLElement>(`[data-checklist="${checklist.id}"] [data-add-item]`)?.focus()
          texts.drop(place)
          return
        }
        document.querySelector<HTMLElement>(commentField)?.focus()
        texts.drop(place)
        const field = { kind: 'new-comment', cardId, id: '' } as const
        const typed = texts.of(field)?.text
        texts.keep(field, { text: typed ? `${typed}\n\n${text}` : text, from: '' })
      }
      return (
        <div key={place.id} role="alert" data-lost className="mt-3 rounded-md bg-column p-2.5">
          <p className="text-ink-2">{t(isComment ? 'comment' : 'item')}</p>
          <p dir="auto" className="mt-1 font-medium [overflow-wrap:anywhere] whitespace-pre-wrap">
            {text}
          </p>
          <p className="mt-2 flex gap-2">
            {(isComment || checklist) && (
              <button type="button" className={button} onClick={again}>
                {isComment ? t('commentAgain') : t('itemAgain', { title: checklist?.title ?? '' })}
              </button>
            )}
            <button
              type="button"
              className={button}
              onClick={({ currentTarget }) => {
                const lost = currentTarget.closest('[data-lost]')
                focusBeside(lost, '[data-lost] button:last-child', isComment ? commentField : '[data-add-checklist]')
                texts.drop(place)
              }}
            >
              {t('discard')}
            </button>
          </p>
        </div>
      )
    })
}
