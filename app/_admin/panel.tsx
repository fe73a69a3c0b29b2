'use client'

import { useTranslations } from 'next-intl'
import { BoardsTable } from './boards-table.tsx'
import { Chart } from './chart.tsx'
import { charts } from './measures.ts'
import { NumbersTable } from './numbers-table.tsx'
import { useStatus } from './use-status.ts'

/** The last minutes as charts, and the numbers of now as tables. */
export function Panel({ token, onRefused }: { token: string | null; onRefused: () => void }) {
  const t = useTranslations('admin')
  const watched = useStatus(token, onRefused)
  const state = watched === null ? 'opening' : watched.isLost ? 'lost' : 'live'
  const { status } = watched ?? {}
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
        <span role="status" className="flex items-center gap-2 font-medium text-ink">
          <i aria-hidden className={`size-2 rounded-full ${state === 'live' ? 'bg-good' : 'bg-warn'}`} />
          {t(state)}
        </span>
        {status && <span>{t('since', { node: status.node, at: new Date(status.startedAt).toLocaleString() })}</span>}
      </div>
      {status && (
        <>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(280px,1fr))] gap-3">
            {charts.map(({ name, measures }) => (
              <li key={name} className="min-w-0">
                <Chart title={t(`charts.${name}`)} measures={measures} samples={status.samples} />
              </li>
            ))}
          </ul>
          <div className="mt-8 grid grid-cols-2 items-start gap-x-10 gap-y-8 max-md:grid-cols-1">
            <NumbersTable samples={status.samples} />
            <BoardsTable boards={status.boards} leftOut={status.boardsLeftOut} />
          </div>
        </>
      )}
    </>
  )
}
