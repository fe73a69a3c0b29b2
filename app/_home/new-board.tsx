'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { isBoardId } from '../../domain/id.ts'
import { isTitle } from '../../domain/text.ts'
import { isIme } from '../_board/is-ime.ts'
import { boardPath } from '../_board/paths.ts'
import { newId } from '../_client/new-id.ts'
import { signIn } from '../_client/sign-in.ts'
import { request } from '../_client/transport.ts'

const templates = ['kanban', 'blank', 'weekly', 'retro', 'demo'] as const
type Template = (typeof templates)[number]

/** Makes a board, and goes to it. A retry makes no second one: the command keeps its id. */
export function NewBoard() {
  const t = useTranslations('home')
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const [title, setTitle] = useState('')
  const [template, setTemplate] = useState<Template>('kanban')
  const [isMaking, setIsMaking] = useState(false)
  const [hasFailed, setHasFailed] = useState(false)
  const [asked, setAsked] = useState<{ commandId: string; title: string; template: Template } | null>(null)
  const trimmed = title.trim()

  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (!isTitle(trimmed) || isMaking) return
    setIsMaking(true)
    setHasFailed(false)
    const isSame = asked?.title === trimmed && asked.template === template
    const board = isSame ? asked : { commandId: newId(), title: trimmed, template }
    setAsked(board)
    const me = await signIn()
    const made = me && (await request<{ id: string }>('/api/boards', { method: 'POST', body: board }))
    if (made?.kind === 'ok' && isBoardId(made.value.id)) return router.push(boardPath(made.value.id))
    setIsMaking(false)
    setHasFailed(true)
  }

  if (!isOpen)
    return (
      <button
        type="button"
        className="grid min-h-[186px] w-full place-items-center rounded-xl font-medium text-ink-2 inset-ring-[1.5px] inset-ring-edge hover:bg-column"
        onClick={() => setIsOpen(true)}
      >
        <span className="flex items-center gap-2">
          <Plus className="size-4" strokeWidth={1.75} aria-hidden />
          {t('new')}
        </span>
      </button>
    )
  return (
    <form
      className="flex min-h-[186px] flex-col gap-3 rounded-xl bg-card p-3.5 shadow-card"
      onSubmit={(event) => void make(event)}
    >
      <label className="block">
        <span className="mb-1 block text-ink-2">{t('newTitle')}</span>
        <input
          // biome-ignore lint/a11y/noAutofocus: it was asked for with the button that it replaces
          autoFocus
          dir="auto"
          value={title}
          placeholder={t('newHint')}
          maxLength={1_000}
          className="h-9 w-full rounded-md border border-edge bg-paper px-2.5"
          onChange={({ target }) => setTitle(target.value)}
          onKeyDown={({ key, nativeEvent }) => key === 'Escape' && !isIme(nativeEvent) && setIsOpen(false)}
        />
      </label>
      <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <legend className="mb-1 text-ink-2">{t('template')}</legend>
        {templates.map((name) => (
          <label key={name} className="flex items-center gap-1.5 pointer-coarse:min-h-11">
            <input
              type="radio"
              name="template"
              className="accent-accent"
              checked={template === name}
              onChange={() => setTemplate(name)}
            />
            {t(name)}
          </label>
        ))}
      </fieldset>
      {hasFailed && (
        <p role="alert" className="text-bad">
          {t('notMade')}
        </p>
      )}
      <span className="mt-auto flex gap-2">
        <button
          type="submit"
          disabled={!isTitle(trimmed) || isMaking}
          className="h-8 rounded-md bg-accent px-3 font-medium text-accent-ink disabled:opacity-50"
        >
          {t('make')}
        </button>
        <button
          type="button"
          className="h-8 rounded-md px-3 text-ink-2 hover:bg-column"
          onClick={() => setIsOpen(false)}
        >
          {t('cancel')}
        </button>
      </span>
    </form>
  )
}
