import type { Metadata } from 'next'
import { BoardPage } from '../../_board/board-page.tsx'
import { paintBoard } from '../../_board/paint-board.ts'

type Props = {
  params: Promise<{ board: string }>
  /** `at` shows the board as it was at a moment. */
  searchParams: Promise<{ at?: string | string[] }>
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await paint(props)).paint.snapshot.board.title }
}

export default async function Page(props: Props) {
  return <BoardPage {...(await paint(props))} />
}

async function paint({ params, searchParams }: Props) {
  const { at } = await searchParams
  return paintBoard((await params).board, typeof at === 'string' ? at : null)
}
