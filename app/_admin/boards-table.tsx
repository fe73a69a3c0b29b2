'use client'

import { useTranslations } from 'next-intl'
import type { Status } from '../../server/runtime.ts'

/** The boards that someone is on. */
export function BoardsTable({ boards, leftOut }: { boards: Status['boards']; leftOut: number }) {
  const t = useTranslations('admin')
  const rows = useTranslations('admin.rows')
  return (
    <div>
      <table className="w-full">
        <caption className="mb-2 text-left font-semibold">{t('boards')}</caption>
        <thead className="text-ink-2">
          <tr>
            <th scope="col" className="py-1 text-left font-normal">
              {t('board')}
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              {rows('streams')}
            </th>
            <th scope="col" className="py-1 pl-4 text-right font-normal">
              {rows('sockets')}
            </th>
          </tr>
        </thead>
        <tbody>
          {boards.map(({ id, streams, sockets }) => (
            <tr key={id} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-mono font-normal">
                {id}
              </th>
              <td className="py-1 text-right font-mono tabular-nums">{streams}</td>
              <td className="py-1 pl-4 text-right font-mono tabular-nums">{sockets}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {boards.length === 0 && <p className="border-t border-line py-1 text-ink-2">{t('noBoards')}</p>}
      {leftOut > 0 && <p className="mt-1 text-ink-2">{t('leftOut', { count: leftOut })}</p>}
    </div>
  )
}
