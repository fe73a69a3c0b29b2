'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { Attachment } from '../../domain/attachment.ts'
import type { CardId } from '../../domain/id.ts'
import { isFileName } from '../../domain/text.ts'
import { isIme } from './is-ime.ts'
import { useBoardContext } from './use-board.ts'

type Props = { cardId: CardId; attachment: Attachment; onEnd: () => void }

/** Where a file gets another name. Enter saves, and so does leaving it; Escape gives up. */
export function AttachmentName({ cardId, attachment: { id, name }, onEnd }: Props) {
  const t = useTranslations('attachments')
  const { store } = useBoardContext()
  const [from] = useState(name)
  const [text, setText] = useState(name)
  const trimmed = text.trim()
  const isGood = isFileName(trimmed)

  const save = () => {
    if (!isGood) return
    if (trimmed !== from && trimmed !== name)
      store.propose({ type: 'RenameAttachment', cardId, attachmentId: id, name: trimmed })
    onEnd()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    save()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (isIme(event.nativeEvent)) return
    if (event.key !== 'Escape') return
    event.preventDefault()
    onEnd()
  }
  return (
    <form onSubmit={onSubmit}>
      <input
        dir="auto"
        // biome-ignore lint/a11y/noAutofocus: it was asked for
        autoFocus
        value={text}
        aria-label={t('name')}
        aria-invalid={!isGood}
        className="h-7 w-full rounded-sm border border-edge bg-raised px-1.5 font-medium aria-invalid:border-bad pointer-coarse:h-11"
        onFocus={({ currentTarget }) => currentTarget.setSelectionRange(0, stemOf(name).length)}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => (isGood ? save() : onEnd())}
      />
      {!isGood && (
        <p role="alert" className="text-xs text-bad">
          {t('badName')}
        </p>
      )}
    </form>
  )
}

/** A name without its ending: that is what is mostly changed. */
const stemOf = (name: string): string => name.replace(/(?<=.)\.[^.]+$/, '')
