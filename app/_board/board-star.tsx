'use client'

import { StarButton } from '../star-button.tsx'
import { useBoard, useBoardContext, useStarred } from './use-board.ts'

/** The star beside the board's title; not drawn where it is not known whether there is one. */
export function BoardStar() {
  const { starred } = useBoardContext()
  const isStarred = useStarred()
  const board = useBoard(({ view }) => view.id)
  const me = useBoard((store) => store.me)
  if (isStarred === null || !me) return null
  return (
    <StarButton
      me={me.id}
      board={board}
      title={null}
      isStarred={isStarred}
      className="max-sm:hidden"
      onChange={(next) => starred.set(next)}
    />
  )
}
