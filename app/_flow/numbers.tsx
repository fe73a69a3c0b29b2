import type { ReactNode } from 'react'

type Props = {
  caption: string
  columns: readonly string[]
  /** The first of each is what the row is about. */
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
}

/** Numbers in rows. */
export function Numbers({ caption, columns, rows }: Props) {
  return (
    <table className="w-full">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-xs text-ink-2">
        <tr>
          {columns.map((column, index) => (
            <th
              // Lists may have one name.
              key={`${index} ${column}`}
              scope="col"
              dir="auto"
              className={`sticky top-0 bg-raised px-2 py-1 font-medium ${index === 0 ? 'text-left' : 'text-right'}`}
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [first, ...others] }) => (
          <tr key={key} className="border-t border-line">
            <th scope="row" dir="auto" className="min-w-24 px-2 py-1 text-left font-normal [overflow-wrap:anywhere]">
              {first}
            </th>
            {others.map((cell, index) => (
              <td
                key={`${index} ${columns[index + 1]}`}
                className="px-2 py-1 text-right whitespace-nowrap tabular-nums"
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
