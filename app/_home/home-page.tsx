import type { Me } from '../../domain/person.ts'
import type { BoardSummary } from '../../domain/wire.ts'
import { Mark } from '../mark.tsx'
import { Boards } from './boards.tsx'
import { HomeBell } from './home-bell.tsx'
import { HomeMe } from './home-me.tsx'
import { HomeSearch } from './home-search.tsx'

type Props = {
  me: Me | null
  boards: readonly BoardSummary[]
  /** The demo board that this instance has made. */
  demo: BoardSummary | null
  now: string
}

/** Home: each board as a miniature of itself. */
export function HomePage({ me, boards, demo, now }: Props) {
  const isDemoListed = boards.some(({ id }) => id === demo?.id)
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-[52px] flex-none items-center gap-3 border-b border-line px-4">
        <Mark />
        <span className="font-semibold tracking-[-.01em]">Tandem</span>
        <span className="flex-1" />
        {me && <HomeSearch me={me} />}
        {me && <HomeBell me={me.id} />}
        <HomeMe me={me} />
      </header>
      <main className="flex-1 px-[max(24px,calc(50vw-540px))] py-10 max-sm:px-4 max-sm:py-6">
        <Boards
          me={me}
          boards={demo && !isDemoListed ? [...boards, demo] : boards}
          isNew={boards.length === 0}
          now={now}
        />
      </main>
    </div>
  )
}
