import type { Metadata } from 'next'
import { BoardPage } from '../../_board/board-page.tsx'
import { paintBoard } from '../../_board/paint-board.ts'

type Props = { params: Promise<{ board: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await paintBoard((await params).board)).paint.snapshot.board.title }
}

export default async function Page({ params }: Props) {
  return <BoardPage {...(await paintBoard((await params).board))} />
}
