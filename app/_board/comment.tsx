'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Comment } from '../../domain/comment.ts'
import type { CardId } from '../../domain/id.ts'
import { isComment } from '../../domain/text.ts'
import { Avatar } from '../avatar.tsx'
import { Ago } from './ago.tsx'
import { CommentField } from './comment-field.tsx'
import { EraseButton } from './erase-button.tsx'
import { commentField, focusBeside } from './focus-beside.ts'
import { Words } from './marked-words.tsx'
import { TheirTitle } from './their-title.tsx'
import { useBoard, useBoardContext } from './use-board.ts'
import { useFocusBack } from './use-focus-back.ts'
import { usePerson } from './use-people.ts'
import { useText } from './use-text.ts'
import { useTyping } from './use-typing.ts'

type Props = { cardId: CardId; comment: Comment; isUnsaved: boolean }

/** What someone has said; its author writes it anew, or takes it away. */
export function CommentView({ cardId, comment, isUnsaved }: Props) {
  const t = useTranslations('comments')
  const { store } = useBoardContext()
  const { name, color } = usePerson(comment.author)
  const mayComment = useBoard((now) => now.mayComment)
  const isMine = useBoard(({ me }) => me?.id === comment.author)
  const isOwner = useBoard(({ me, view }) => me !== null && view.owner === me.id)
  const edit = useText({ kind: 'comment', cardId, id: comment.id }, comment.text, isComment)
  const [isLeft, setIsLeft] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const focusBack = useFocusBack()
  const root = useRef<HTMLElement>(null)
  const removeButton = useRef<HTMLButtonElement>(null)
  const typing = useTyping(cardId, 'comment')
  useEffect(() => typing.stop, [typing])
  const isEditing = edit.draft !== null && !isLeft
  const button = 'tap rounded-sm text-xs text-ink-3 hover:text-ink'

  const leave = () => {
    focusBack.ask()
    // Words of an hour do not go with a key.
    if (edit.draft?.text === comment.text) edit.giveUp()
    else setIsLeft(true)
  }
  const save = () => {
    if (edit.save()) focusBack.ask()
  }

  return (
    <article
      ref={root}
      tabIndex={-1}
      data-comment
      aria-label={t('by', { name })}
      className="group grid grid-cols-[26px_1fr] gap-2.5 rounded-md"
    >
      <Avatar name={name} color={color} />
      <div className="min-w-0">
        <p className="flex min-h-[26px] flex-wrap items-center gap-x-1.5 text-ink-2">
          <b className="font-semibold text-ink" dir="auto">
            {name}
          </b>
          {comment.at !== null && (
            <>
              <span aria-hidden className="text-ink-3">
                ·
              </span>
              <Ago at={comment.at} />
            </>
          )}
          {comment.edited && <span className="text-xs text-ink-3">{t('edited')}</span>}
          {isUnsaved && (
            <span role="img" aria-label={t('unsaved')} className="unsaved size-1.5 rounded-full bg-ink-3" />
          )}
          {mayComment && (isMine || isOwner) && !isEditing && (
            <span className="ml-auto flex gap-3 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
              {isMine && (
                <button
                  ref={focusBack.button}
                  type="button"
                  className={button}
                  onClick={() => {
                    setIsLeft(false)
                    edit.begin()
                  }}
                >
                  {edit.draft ? t('goOn') : t('edit')}
                </button>
              )}
              <button ref={removeButton} type="button" className={button} onClick={() => setIsAsking(true)}>
                {t('remove')}
              </button>
              <EraseButton of={{ kind: 'comment', cardId, commentId: comment.id }} look={button} />
            </span>
          )}
        </p>
        {isEditing && edit.draft ? (
          <div className="mt-[3px]">
            <div className="rounded-md border border-edge px-3 py-2 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent">
              <CommentField
                value={edit.draft.text}
                label={t('editLabel')}
                autoFocus
                onChange={(text) => {
                  edit.write(text)
                  typing.tell()
                }}
                onSend={save}
                onEscape={leave}
              />
            </div>
            <TheirTitle edit={edit} onEnd={focusBack.ask} className="mt-2" />
            <p className="mt-2 flex gap-2">
              <button
                type="button"
                disabled={edit.theirs !== null || !isComment(edit.draft.text)}
                className="tap h-7 rounded-md bg-accent px-2.5 font-medium text-accent-ink disabled:opacity-50"
                onClick={save}
              >
                {t('save')}
              </button>
              <button
                type="button"
                className="tap h-7 rounded-md px-2.5 text-ink-2 hover:bg-column"
                onClick={() => {
                  focusBack.ask()
                  edit.giveUp()
                }}
              >
                {t('discard')}
              </button>
            </p>
          </div>
        ) : (
          <div className="mt-[3px] rounded-[4px_12px_12px_12px] bg-column px-3 py-2">
            <Words text={comment.text} />
          </div>
        )}
        {isAsking && (
          <div role="alert" className="mt-2 flex flex-wrap items-center gap-2">
            <p className="mr-auto text-ink-2">{t('removeAsk')}</p>
            <button
              type="button"
              autoFocus
              className="tap h-7 rounded-md border border-edge px-2.5 font-medium"
              onClick={() => {
                removeButton.current?.focus()
                setIsAsking(false)
              }}
            >
              {t('keep')}
            </button>
            <button
              type="button"
              className="tap h-7 rounded-md border border-edge px-2.5 font-medium text-bad"
              onClick={() => {
                focusBeside(root.current, '[data-comment]', commentField)
                store.propose({ type: 'RemoveComment', cardId, commentId: comment.id })
              }}
            >
              {t('remove')}
            </button>
          </div>
        )}
      </div>
    </article>
  )
}
