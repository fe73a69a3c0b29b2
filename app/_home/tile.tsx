import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { BoardSummary } from '../../domain/wire.ts'
import { boardPath } from '../_board/paths.ts'

const listsMax = 8
const cardsMax = 8

/** A board as a miniature of itself: its lists and cards as bars. */
export function Tile({ board, now }: { board: BoardSummary; now: string }) {
  const t = useTranslations('home')
  const format = useFormatter()
  return (
    <Link
      prefetch={false}
      href={boardPath(board.id)}
      className="block overflow-hidden rounded-xl bg-card shadow-card transition-shadow duration-150 hover:shadow-lift"
    >
      <Miniature lists={board.lists} label={t('miniature', { lists: board.lists.length })} />
      <span className="block px-3.5 pt-3 pb-[13px]">
        <b dir="auto" className="block truncate font-semibold">
          {board.title}
        </b>
        <small className="text-xs leading-4 text-ink-3">
          <time dateTime={board.at}>{format.relativeTime(new Date(board.at), new Date(now))}</time>
        </small>
      </span>
    </Link>
  )
}

function Miniature({ lists, label }: { lists: readonly number[]; label: string }) {
  return (
    <span role="img" aria-label={label} className="flex h-32 items-start gap-1.5 bg-column px-3.5 pt-3.5">
      {lists.slice(0, listsMax).map((count, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars of a picture, which have no names
        <span key={index} className="grid flex-1 gap-1 rounded-sm bg-paper/55 p-[5px]">
          {Array.from({ length: Math.min(count, cardsMax) }, (_, card) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <i key={card} className="block h-[9px] rounded-[3px] bg-card ring-1 ring-line" />
          ))}
        </span>
      ))}
    </span>
  )
}
