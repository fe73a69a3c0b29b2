'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useState } from 'react'
import { isDescription } from '../../domain/text.ts'
import { Markdown } from '../markdown.tsx'
import { type AboutDraft, aboutDraft } from './about-draft.ts'
import { GrowingText } from './growing-text.tsx'
import { isIme } from './is-ime.ts'
import { useBoard, useBoardContext } from './use-board.ts'
import { useFocusBack } from './use-focus-back.ts'

/** What the board is about: read as Markdown, written as text. What is written outlives Escape and the page. */
export function AboutText() {
  const t = useTranslations('about')
  const { store } = useBoardContext()
  const text = useBoard(({ view }) => view.description)
  const writtenAt = useBoard(({ view }) => view.describedAt)
  const mayChange = useBoard((board) => board.mayChange)
  // What is sent names the text that it replaces, and for as long as mine is on its way that has no number yet.
  const isOnItsWay = useBoard(({ pending }) => pending.some(({ type }) => type === 'DescribeBoard'))
  const keeping = aboutDraft(store.view.id)
  const [draft, setDraft] = useState<AboutDraft | null>(keeping.read)
  const focusBack = useFocusBack()
  const hasChanged = draft !== null && !isOnItsWay && draft.base !== writtenAt && draft.text !== text

  const write = (next: AboutDraft | null) => {
    setDraft(next)
    keeping.keep(next)
    if (!next) focusBack.ask()
  }
  const save = () => {
    if (!draft || hasChanged || isOnItsWay || !isDescription(draft.text)) return
    store.propose({ type: 'DescribeBoard', description: draft.text, base: draft.base })
    write(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isIme(event.nativeEvent)) return
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      save()
    }
  }

  if (!draft || !mayChange)
    return (
      <section aria-label={t('text')}>
        {text ? <Markdown text={text} /> : <p className="text-ink-3">{t('empty')}</p>}
        {mayChange && (
          <button
            ref={focusBack.button}
            type="button"
            // Not `disabled`: the focus that comes back here would fall to the dialog, away from where its reader goes next.
            aria-disabled={isOnItsWay || undefined}
            className="tap mt-3 h-8 rounded-md border border-edge px-3 font-medium text-ink-2 aria-disabled:opacity-50"
            onClick={() => isOnItsWay || write({ text, base: writtenAt })}
          >
            {t(text ? 'edit' : 'add')}
          </button>
        )}
      </section>
    )
  return (
    <section aria-label={t('text')}>
      {hasChanged && (
        <div role="alert" className="mb-3 rounded-md bg-column px-3 py-2">
          <p className="font-medium">{t('changed')}</p>
          <p dir="auto" className="mt-1 max-h-40 overflow-y-auto [overflow-wrap:anywhere] whitespace-pre-wrap">
            {text}
          </p>
          <p className="mt-2 flex gap-2">
            <button
              type="button"
              className="tap h-8 rounded-md border border-edge px-3 font-medium"
              onClick={() => write({ ...draft, base: writtenAt })}
            >
              {t('keepMine')}
            </button>
            <button
              type="button"
              className="tap h-8 rounded-md border border-edge px-3 font-medium"
              onClick={() => write(null)}
            >
              {t('takeTheirs')}
            </button>
          </p>
        </div>
      )}
      <div className="rounded-lg border border-edge px-3 py-2.5 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent">
        <GrowingText
          value={draft.text}
          label={t('text')}
          placeholder={t('hint')}
          autoFocus
          className="min-h-24 leading-[22px]"
          onChange={(next) => write({ ...draft, text: next })}
          onKeyDown={onKeyDown}
        />
      </div>
      {!isDescription(draft.text) && (
        <p role="alert" className="mt-2 text-bad">
          {t('tooLong')}
        </p>
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
        <button
          type="button"
          className="tap h-8 rounded-md px-3 text-ink-2 hover:bg-column"
          onClick={() => write(null)}
        >
          {t('discard')}
        </button>
        <span className="ml-auto text-xs text-ink-3">{t('markdown')}</span>
      </p>
    </section>
  )
}
