import { useTranslations } from 'next-intl'
import type { Me } from '../../domain/person.ts'
import type { BoardSummary } from '../../domain/wire.ts'
import { Avatar } from '../avatar.tsx'
import { Mark } from '../mark.tsx'
import { HomeSearch } from './home-search.tsx'
import { NewBoard } from './new-board.tsx'
import { Tile } from './tile.tsx'

type Props = {
  me: Me | null
  boards: readonly BoardSummary[]
  /** The demo board that this instance has made. */
  demo: BoardSummary | null
  now: string
}

/** Home: each board as a miniature of itself. */
export function HomePage({ me, boards, demo, now }: Props) {
  const t = useTranslations('home')
  const isDemoListed = boards.some(({ id }) => id === demo?.id)
  const shown = demo && !isDemoListed ? [...boards, demo] : boards
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-[52px] flex-none items-center gap-3 border-b border-line px-4">
        <Mark />
        <span className="font-semibold tracking-[-.01em]">Tandem</span>
        <span className="flex-1" />
        {me && <HomeSearch me={me} />}
        {me && <Avatar name={me.name} color={me.color} />}
      </header>
      <main className="flex-1 px-[max(24px,calc(50vw-540px))] py-10 max-sm:px-4 max-sm:py-6">
        <h1 className="mb-1 text-[26px] leading-8 font-semibold tracking-[-.025em]">{t('title')}</h1>
        <p className="mb-[26px] text-ink-3">{boards.length > 0 ? t('mine') : t('empty')}</p>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(250px,1fr))] gap-4">
          {shown.map((board) => (
            <li key={board.id}>
              <Tile board={board} now={now} />
            </li>
          ))}
          <li>
            <NewBoard />
          </li>
        </ul>
      </main>
    </div>
  )
}
