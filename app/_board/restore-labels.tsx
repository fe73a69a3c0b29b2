'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { BoardId } from '../../domain/id.ts'
import type { ArchivedLabel, Label } from '../../domain/label.ts'
import { request } from '../_client/transport.ts'
import { LabelChip } from './label-chip.tsx'
import { BackButton } from './label-editor.tsx'
import { useBoardContext } from './use-board.ts'

type Found = { readonly labels: readonly ArchivedLabel[] } | 'asking' | 'lost'

/** The labels in the board's archive, to be restored. */
export function RestoreLabels({ onEnd }: { onEnd: () => void }) {
  const t = useTranslations('labels')
  const { store } = useBoardContext()
  const [found, setFound] = useState<Found>('asking')
  const board = store.view.id
  useEffect(() => {
    let isWanted = true
    void archivedLabels(board).then((labels) => {
      if (isWanted) setFound(labels ? { labels } : 'lost')
    })
    return () => {
      isWanted = false
    }
  }, [board])

  const restore = ({ id: labelId }: Label) => {
    store.propose({ type: 'RestoreLabel', labelId })
    onEnd()
  }
  return (
    <div className="flex min-h-0 flex-col p-2 pt-0">
      <div className="flex items-center gap-2">
        <BackButton label={t('back')} onClick={onEnd} />
        <h3 className="text-ink-2">{t('archived')}</h3>
      </div>
      <p role="status" className="text-ink-3 not-empty:px-1 not-empty:py-1.5">
        {found === 'asking' && t('asking')}
        {found === 'lost' && t('lost')}
        {typeof found === 'object' && found.labels.length === 0 && t('noneArchived')}
      </p>
      {typeof found === 'object' && (
        <ul aria-label={t('archived')} className="min-h-0 overflow-y-auto">
          {found.labels.map((label) => (
            <li key={label.id} className="flex min-h-8 items-center justify-between gap-2 px-1 pointer-coarse:min-h-11">
              <LabelChip label={label} />
              <button
                type="button"
                aria-label={t('restoreOne', { name: label.name })}
                className="min-h-7 flex-none rounded-md px-2 font-medium text-accent hover:bg-column pointer-coarse:min-h-11"
                onClick={() => restore(label)}
              >
                {t('restore')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type Page = { readonly labels: readonly ArchivedLabel[]; readonly before: number | null }

/** All of them; null where the server cannot be reached. */
async function archivedLabels(board: BoardId): Promise<readonly ArchivedLabel[] | null> {
  const labels: ArchivedLabel[] = []
  for (let before: number | null | undefined; before !== null; ) {
    const query = before === undefined ? '' : `?before=${before}`
    const outcome = await request<Page>(`/api/boards/${board}/archive${query}`)
    if (outcome.kind !== 'ok') return null
    labels.push(...outcome.value.labels)
    before = outcome.value.before
  }
  return labels
}
