'use client'

import { RotateCw, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { FileTile } from './file-tile.tsx'
import { uploadFault } from './upload-fault.ts'
import type { Upload, Uploads } from './uploads.ts'
import { useSize } from './use-size.ts'

/** Whether it may go better another time. */
const mayHelp = (code: string | null): boolean => code !== 'too-large' && code !== 'empty-file'

/** A file on its way, or why it has not got there. */
export function UploadRow({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const t = useTranslations('attachments')
  const { id, name, file, state, part, code } = upload
  const sizeOf = useSize()
  const isFailed = state === 'failed'
  const button = 'tap grid size-7 flex-none place-items-center rounded-md text-ink-3 hover:bg-line hover:text-ink'
  return (
    <li className="flex items-center gap-3 px-2 py-1.5" data-upload={state}>
      <FileTile name={name} src={null} />
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate font-medium">
          {name}
        </p>
        {isFailed ? (
          <p className="text-xs text-bad">{t(`failed.${uploadFault(code)}`)}</p>
        ) : (
          <div className="mt-1 flex items-center gap-2 text-xs text-ink-3">
            <progress
              aria-label={t('sending', { name })}
              value={part}
              max={1}
              className="h-1 w-full flex-1 appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
            />
            <span className="tabular-nums">{sizeOf(file.size)}</span>
          </div>
        )}
      </div>
      {isFailed && mayHelp(code) && (
        <button type="button" aria-label={t('retry', { name })} className={button} onClick={() => uploads.retry(id)}>
          <RotateCw className="size-4" strokeWidth={1.75} aria-hidden />
        </button>
      )}
      {state !== 'attached' && (
        <button type="button" aria-label={t('giveUp', { name })} className={button} onClick={() => uploads.drop(id)}>
          <X className="size-4" strokeWidth={1.75} aria-hidden />
        </button>
      )}
    </li>
  )
}
