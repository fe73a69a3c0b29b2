import type { BoardId, UserId } from '../../domain/id.ts'

/** Gives a board a star of mine, or takes it back; false where that could not be done. */
export async function setStar(me: UserId, board: BoardId, isStarred: boolean): Promise<boolean> {
  try {
    const { ok } = await fetch(`/api/boards/${board}/star?as=${me}`, { method: isStarred ? 'PUT' : 'DELETE' })
    return ok
  } catch {
    return false
  }
}
