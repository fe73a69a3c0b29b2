import type { Metadata } from 'next'
import { paintBoard } from '../../../_board/paint-board.ts'
import { WallPage } from '../../../_wall/wall-page.tsx'

type Props = { params: Promise<{ board: string }> }

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await paint(props)).paint.snapshot.board.title, robots: { index: false } }
}

export default async function Page(props: Props) {
  return <WallPage {...(await paint(props))} />
}

const paint = async ({ params }: Props) => paintBoard((await params).board, null)
