'use client'

import { Paperclip } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useSyncExternalStore } from 'react'
import type { Attachment } from '../../domain/attachment.ts'
import type { CardId } from '../../domain/id.ts'
import { AttachmentRow } from './attachment-row.tsx'
import { DropFiles } from './drop-files.tsx'
import { fileNameFrom } from './file-name.ts'
import { uploadFault } from './upload-fault.ts'
import { UploadRow } from './upload-row.tsx'
import { uploadsOf } from './uploads.ts'
import { useBoard, useBoardContext, useIsPast } from './use-board.ts'
import { usePastedFiles } from './use-pasted-files.ts'

/** The files of a card: attached by the button, by dropping them on the sheet, and by pasting. */
export function Attachments({ cardId }: { cardId: CardId }) {
  const t = useTranslations('attachments')
  const { store, announce } = useBoardContext()
  const mayChange = useBoard((now) => now.mayChange)
  const isPast = useIsPast()
  const attachments = useBoard((now) => now.body(cardId)?.attachments)
  const cover = useBoard(({ view }) => view.cards[cardId]?.cover)
  const input = useRef<HTMLInputElement>(null)
  const uploads = uploadsOf(store, ({ name, state, code }) =>
    announce(state === 'attached' ? t('attached', { name }) : t(`failed.${uploadFault(code)}`)),
  )
  const all = useSyncExternalStore(uploads.cell.subscribe, () => uploads.cell.value)

  const attach = (files: readonly File[]) =>
    uploads.add(
      cardId,
      files.map((file) => ({ name: fileNameFrom(file.name, t('unnamed')), file })),
    )
  usePastedFiles(attach, mayChange)
  if (!attachments) return null

  const list = Object.values<Attachment>(attachments)
  const going = all.filter(({ card, id }) => !isPast && card === cardId && !attachments[id])
  const isEmpty = list.length + going.length === 0
  if (isEmpty && !mayChange) return null
  return (
    <section aria-label={t('label')} className="mt-6">
      {!isEmpty && (
        <>
          <h3 className="font-semibold tracking-[-.01em]">{t('label')}</h3>
          <ul className="mt-2 -mx-2">
            {list.map((attachment) => (
              <AttachmentRow
                key={attachment.id}
                cardId={cardId}
                attachment={attachment}
                isCover={attachment.id === cover}
                onGone={() => input.current?.parentElement?.querySelector('button')?.focus()}
              />
            ))}
            {going.map((upload) => (
              <UploadRow key={upload.id} upload={upload} uploads={uploads} />
            ))}
          </ul>
        </>
      )}
      {mayChange && (
        <p className="mt-2">
          <button
            type="button"
            className="-mx-2 inline-flex h-8 items-center gap-2 rounded-md px-2 text-ink-3 hover:bg-column hover:text-ink pointer-coarse:h-11"
            onClick={() => input.current?.click()}
          >
            <Paperclip className="size-4" strokeWidth={1.75} aria-hidden />
            {t('attach')}
          </button>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            aria-label={t('choose')}
            onChange={({ currentTarget }) => {
              attach([...(currentTarget.files ?? [])])
              // The same file can be chosen again.
              currentTarget.value = ''
            }}
          />
          <DropFiles onDrop={attach} />
        </p>
      )}
    </section>
  )
}
