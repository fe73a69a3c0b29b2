'use client'

import { ArrowUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { type CardId, checked, isCommentId } from '../../domain/id.ts'
import { isComment } from '../../domain/text.ts'
import { newId } from '../_client/new-id.ts'
import { CommentField } from './comment-field.tsx'
import type { Place } from './texts.ts'
import { useBoardContext, useTexts } from './use-board.ts'
import { useTyping } from './use-typing.ts'

/** Where something is said about a card. What is typed is kept until it is sent. */
export function NewComment({ cardId }: { cardId: CardId }) {
  const t = useTranslations('comments')
  const { store, texts } = useBoardContext()
  const place: Place = { kind: 'new-comment', cardId, id: '' }
  const text = useTexts((all) => all.of(place)?.text ?? '')
  const typing = useTyping(cardId, 'comment')
  useEffect(() => typing.stop, [typing])
  const maySend = isComment(text)
  const send = () => {
    if (!maySend) return
    store.propose({ type: 'AddComment', cardId, commentId: checked(isCommentId, newId()), text })
    texts.drop(place)
    typing.stop()
  }
  return (
    <div
      data-comment-field
      className="mx-6 mt-2 mb-5 flex flex-none items-end gap-2 rounded-lg border border-edge py-2 pr-2.5 pl-3 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent max-sm:mx-4 max-sm:mb-4"
    >
      <CommentField
        value={text}
        label={t('label')}
        placeholder={t('hint')}
        onChange={(next) => {
          if (next === '') texts.drop(place)
          else texts.keep(place, { text: next, from: '' })
          typing.tell()
        }}
        onSend={send}
        onEscape={() => {
          if (document.activeElement instanceof HTMLElement)
            document.activeElement.closest<HTMLElement>('[data-sheet]')?.focus()
        }}
      />
      {text.trim() === '' ? (
        <kbd
          aria-hidden
          className="mb-px flex-none rounded-[5px] border border-line-strong px-1.5 font-mono text-[11px] leading-[18px] text-ink-3 pointer-coarse:hidden"
        >
          {isMac() ? '⌘↵' : 'Ctrl ↵'}
        </kbd>
      ) : (
        <button
          type="button"
          aria-label={t('send')}
          disabled={!maySend}
          className="tap -my-1 grid size-7 flex-none place-items-center rounded-md bg-accent text-accent-ink disabled:opacity-50"
          onClick={send}
        >
          <ArrowUp className="size-4" strokeWidth={2} aria-hidden />
        </button>
      )}
    </div>
  )
}

const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent)
