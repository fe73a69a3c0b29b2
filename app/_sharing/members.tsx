'use client'

import { useEffect } from 'react'
import { roleOf } from '../../domain/access.ts'
import { isUserId, type UserId } from '../../domain/id.ts'
import { useBoard, useBoardContext } from '../_board/use-board.ts'
import { usePeople } from '../_board/use-people.ts'
import { MemberRow } from './member-row.tsx'
import { RemovedRow } from './removed-row.tsx'

/** Who has part in the board: its maker first, then who was let in, then who has only its address. */
export function Members() {
  const { now } = useBoardContext()
  const people = usePeople()
  const view = useBoard(() => now.view)
  const mayShare = useBoard(() => now.mayShare)
  // Who has come since is to be seen as well.
  useEffect(() => now.directory.refresh(), [now])
  const ids = new Set<UserId>([
    ...(view.owner ? [view.owner] : []),
    ...Object.keys(view.members).filter(isUserId),
    ...people.map(({ id }) => id),
  ])
  const shown = [...ids].filter((id) => !view.removed.includes(id) && roleOf(view, id) !== 'none')
  return (
    <ul className="grid gap-1">
      {shown.map((id) => (
        <MemberRow key={id} userId={id} />
      ))}
      {mayShare && view.removed.map((id) => <RemovedRow key={id} userId={id} />)}
    </ul>
  )
}
