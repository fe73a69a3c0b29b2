'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, lazy, Suspense, useEffect, useState } from 'react'
import type { CardId } from '../../domain/id.ts'
import { isDescription } from '../../domain/text.ts'
import { type Draft, dropDraft, keepDraft, readDraft } from './draft.ts'
import { GrowingText } from './growing-text.tsx'
import { useBoard, useBoardContext } from './use-board.ts'
import { useTyping } from './use-typing.ts'

const Rendered = lazy(() => import('../markdown.tsx').then(({ Markdown }) => ({ default: Markdown })))

/**
 * A card's description: read as Markdown, written as text. What is written is kept as a draft until it is saved, through
 * Escape, reload and crash; where the text has changed underneath, both are shown and neither is overwritten.
 */
export function Description({ cardId }: { cardId: CardId }) {
  const t = useTranslations('description')
  const { store } = useBoardContext()
  const body = useBoard((now) => now.body(cardId))
  const mayChange = useBoard((now) => now.mayChange)
  const isUnsaved = useBoard(({ unsaved }) => unsaved.has(cardId))
  const place = useBoard(({ view, me }) => `${me?.id} ${view.id} ${cardId}`)
  const [kept, setKept] = useState<Draft | null>(() => readDraft(place))
  const [mode, setMode] = useState<'reading' | 'writing' | 'sent'>(kept ? 'writing' : 'reading')
  const typing = useTyping(cardId, 'description')
  useEffect(() => typing.stop, [typing])

  // Saved once it is confirmed; where it was refused, the writing goes on with the words as they were.
  const isSettled = mode === 'sent' && !isUnsaved && body !== null
  const isSaved = isSettled && body.description === kept?.text
  useEffect(() => {
    if (isSaved) dropDraft(place)
  }, [isSaved, place])
  if (!body) return null

  const draft = isSaved ? null : kept
  const isWriting = mode === 'writing' || (isSettled && !isSaved)

  const write = (next: Draft) => {
    setKept(next)
    keepDraft(place, next)
  }
  const begin = () => {
    if (!draft) write({ text: body.description, base: body.describedAt })
    setMode('writing')
  }
  const discard = () => {
    dropDraft(place)
    setKept(null)
    setMode('reading')
    typing.stop()
  }
  const save = () => {
    if (!draft || !isDescription(draft.text)) return
    typing.stop()
    if (draft.text === body.description) return discard()
    store.propose({ type: 'DescribeCard', cardId, description: draft.text, base: draft.base })
    setMode('sent')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      if (draft?.text === body.description) discard()
      else setMode('reading')
      typing.stop()
    }
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      save()
    }
  }

  const isDraftKept = draft !== null && mode === 'reading'
  if (!isWriting || !draft)
    return (
      <section aria-label={t('label')}>
        {body.description ? (
          <Text text={body.description} />
        ) : (
          mayChange && (
            <button
              type="button"
              className="-mx-2 w-full rounded-md px-2 py-1.5 text-left text-ink-3 hover:bg-column"
              onClick={begin}
            >
              {t('empty')}
            </button>
          )
        )}
        {mayChange && (body.description || isDraftKept) && (
          <p className="mt-4 flex items-center gap-3">
            <button
              type="button"
              className="tap h-8 rounded-md border border-edge px-3 font-medium text-ink-2"
              onClick={begin}
            >
              {isDraftKept ? t('continue') : t('edit')}
            </button>
            {isDraftKept && <span className="text-xs text-ink-3">{t('draftKept')}</span>}
          </p>
        )}
      </section>
    )

  const hasChanged = body.describedAt !== draft.base && body.description !== draft.text
  return (
    <section aria-label={t('label')}>
      <div className="rounded-lg border border-edge px-3 py-2.5 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent">
        <GrowingText
          value={draft.text}
          label={t('label')}
          placeholder={t('hint')}
          autoFocus
          className="min-h-32 leading-[22px]"
          onChange={(text) => {
            write({ ...draft, text })
            typing.tell()
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {!isDescription(draft.text) && (
        <p role="alert" className="mt-2 text-bad">
          {t('tooLong')}
        </p>
      )}
      {hasChanged && (
        <div role="alert" className="mt-3 rounded-lg bg-column p-3">
          <p className="font-medium">{t('changed')}</p>
          <div className="mt-2 max-h-60 overflow-y-auto rounded-md bg-raised px-3 py-2">
            {body.description ? <Text text={body.description} /> : <p className="text-ink-3">{t('changedEmpty')}</p>}
          </div>
          <p className="mt-3 flex gap-2">
            <button
              type="button"
              className="tap h-8 rounded-md border border-edge px-3 font-medium"
              onClick={() => write({ ...draft, base: body.describedAt })}
            >
              {t('keepMine')}
            </button>
            <button type="button" className="tap h-8 rounded-md border border-edge px-3 font-medium" onClick={discard}>
              {t('takeTheirs')}
            </button>
          </p>
        </div>
      )}
      <p className="mt-3 flex items-center gap-2">
        <button
          type="button"
          disabled={hasChanged || !isDescription(draft.text)}
          className="tap h-8 rounded-md bg-accent px-3 font-medium text-accent-ink disabled:opacity-50"
          onClick={save}
        >
          {t('save')}
        </button>
        <button type="button" className="tap h-8 rounded-md px-3 text-ink-2 hover:bg-column" onClick={discard}>
          {t('discard')}
        </button>
        <span className="ml-auto text-xs text-ink-3">{t('markdown')}</span>
      </p>
    </section>
  )
}

/** Text as Markdown; as it was typed, until what renders it is here. */
function Text({ text }: { text: string }) {
  return (
    <Suspense fallback={<p className="leading-[22px] [overflow-wrap:anywhere] whitespace-pre-wrap">{text}</p>}>
      <Rendered text={text} />
    </Suspense>
  )
}
