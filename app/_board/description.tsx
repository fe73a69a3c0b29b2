'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useDeferredValue, useEffect, useState } from 'react'
import { may } from '../../domain/access.ts'
import type { CardId } from '../../domain/id.ts'
import { isDescription } from '../../domain/text.ts'
import type { Draft } from './drafts.ts'
import { GrowingText } from './growing-text.tsx'
import { isIme } from './is-ime.ts'
import { Words } from './marked-words.tsx'
import { useBoard, useBoardContext, useDrafts, useIsPast } from './use-board.ts'
import { useFocusBack } from './use-focus-back.ts'
import { useLastBody } from './use-last-body.ts'
import { useTyping } from './use-typing.ts'

/**
 * A card's description: read as Markdown, written as text. What is written is kept as a draft until it is saved, through
 * Escape, reload and crash; where the text has changed underneath, both are shown and neither is overwritten.
 */
export function Description({ cardId }: { cardId: CardId }) {
  const t = useTranslations('description')
  const { drafts, ticks } = useBoardContext()
  const body = useLastBody(cardId)
  const mayChange = useBoard((now) => now.mayChange)
  const isPast = useIsPast()
  const draftKept = useDrafts((now) => now.of(cardId))
  const kept = isPast ? null : draftKept
  const isSent = useDrafts((now) => now.isSent(cardId))
  const mayWrite = useBoard(({ role }) => may(role, 'DescribeCard'))
  const [mode, setMode] = useState<'opened' | 'reading' | 'writing'>('opened')
  const [isPreviewed, setIsPreviewed] = useState(false)
  const previewed = useDeferredValue(kept?.text ?? body?.description ?? '')
  const typing = useTyping(cardId, 'description')
  const focusBack = useFocusBack()
  useEffect(() => typing.stop, [typing])

  const isIdle = mode === 'opened' && kept !== null && kept.text === body?.description
  useEffect(() => {
    if (isIdle) drafts.drop(cardId)
  }, [isIdle, drafts, cardId])
  if (!body) return null

  const draft = kept ?? { text: body.description, base: body.describedAt }
  // A draft that was left, or was refused, is gone on with; who may not write any more keeps it.
  const isWriting = !isPast && mayWrite && (mode === 'writing' || (mode === 'opened' && kept !== null && !isIdle))
  const hasChanged = !isSent && body.describedAt !== draft.base && body.description !== draft.text
  const maySave = !hasChanged && isDescription(draft.text)

  const write = (next: Draft) => {
    drafts.keep(cardId, next)
    setMode('writing')
  }
  const read = () => {
    setMode('reading')
    typing.stop()
    focusBack.ask()
  }
  const discard = () => {
    drafts.drop(cardId)
    read()
  }
  const save = () => {
    if (!maySave) return
    if (draft.text === body.description) return discard()
    drafts.send(cardId, draft)
    read()
    setMode('opened')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (isIme(event.nativeEvent)) return
    if (event.key === 'Escape') {
      if (draft.text === body.description) discard()
      else read()
    }
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      save()
    }
  }

  const isDraftKept = kept !== null && !isIdle && (mode === 'reading' || !mayWrite)
  if (!isWriting)
    return (
      <section aria-label={t('label')}>
        {body.description ? (
          <Words
            text={body.description}
            onTask={mayChange && kept === null ? (at) => ticks.turn(cardId, at) : undefined}
          />
        ) : (
          mayChange && (
            <button
              ref={focusBack.button}
              type="button"
              className="tap -mx-2 w-full rounded-md px-2 py-1.5 text-left text-ink-3 hover:bg-column"
              onClick={() => setMode('writing')}
            >
              {t('empty')}
            </button>
          )
        )}
        {!mayWrite && isDraftKept && <p className="mt-4 text-xs text-ink-3">{t('draftKept')}</p>}
        {mayChange && (body.description || isDraftKept) && (
          <p className="mt-4 flex items-center gap-3">
            <button
              ref={focusBack.button}
              type="button"
              className="tap h-8 rounded-md border border-edge px-3 font-medium text-ink-2"
              onClick={() => setMode('writing')}
            >
              {isDraftKept ? t('continue') : t('edit')}
            </button>
            {isDraftKept && <span className="text-xs text-ink-3">{t('draftKept')}</span>}
          </p>
        )}
      </section>
    )

  return (
    <section aria-label={t('label')}>
      {hasChanged && (
        <p role="alert" className="mb-3 rounded-md bg-column px-3 py-2 font-medium">
          {t('changed')}
        </p>
      )}
      <div data-beside={hasChanged || isPreviewed || undefined} className="grid gap-3 sm:data-beside:grid-cols-2">
        <div className={`flex min-w-0 flex-col items-start ${isPreviewed && !hasChanged ? 'max-sm:hidden' : ''}`}>
          {hasChanged && <h3 className={sideLook}>{t('mine')}</h3>}
          <div className="w-full flex-1 rounded-lg border border-edge px-3 py-2.5 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent">
            <GrowingText
              value={draft.text}
              label={t('label')}
              placeholder={t('hint')}
              autoFocus={mode === 'writing'}
              className="min-h-32 leading-[22px]"
              onChange={(text) => {
                write({ ...draft, text })
                typing.tell()
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          {hasChanged && (
            <button type="button" className={sideButton} onClick={() => write({ ...draft, base: body.describedAt })}>
              {t('keepMine')}
            </button>
          )}
        </div>
        {isPreviewed && !hasChanged && (
          <section aria-label={t('preview')} className="min-w-0 rounded-lg border border-line bg-column px-3 py-2.5">
            {draft.text.trim() === '' ? <p className="text-ink-3">{t('previewEmpty')}</p> : <Words text={previewed} />}
          </section>
        )}
        {hasChanged && (
          <section aria-label={t('theirs')} className="flex min-w-0 flex-col items-start">
            <h3 className={sideLook}>{t('theirs')}</h3>
            <div className="w-full flex-1 rounded-lg border border-line bg-column px-3 py-2.5">
              {body.description ? (
                <p dir="auto" className="leading-[22px] [overflow-wrap:anywhere] whitespace-pre-wrap">
                  {body.description}
                </p>
              ) : (
                <p className="text-ink-3">{t('changedEmpty')}</p>
              )}
            </div>
            <button type="button" className={sideButton} onClick={discard}>
              {t('takeTheirs')}
            </button>
          </section>
        )}
      </div>
      {!isDescription(draft.text) && (
        <p role="alert" className="mt-2 text-bad">
          {t('tooLong')}
        </p>
      )}
      <p className="mt-3 flex items-center gap-2">
        <button
          type="button"
          disabled={!maySave}
          className="tap h-8 rounded-md bg-accent px-3 font-medium text-accent-ink disabled:opacity-50"
          onClick={save}
        >
          {t('save')}
        </button>
        <button type="button" className="tap h-8 rounded-md px-3 text-ink-2 hover:bg-column" onClick={discard}>
          {t('discard')}
        </button>
        <span className="ml-auto text-xs text-ink-3">{t('markdown')}</span>
        <button
          type="button"
          aria-pressed={isPreviewed}
          className="tap h-8 rounded-md border border-edge px-3 font-medium text-ink-2 aria-pressed:bg-column"
          onClick={() => setIsPreviewed(!isPreviewed)}
        >
          {t('preview')}
        </button>
      </p>
    </section>
  )
}

const sideLook = 'mb-1.5 text-xs font-medium text-ink-3'
const sideButton = 'tap mt-2 h-8 rounded-md border border-edge px-3 font-medium'
