import { type AttachmentId, type BoardId, type CardId, isBoardId, isCardId, type UserId } from '../../domain/id.ts'

/** The addresses of pages. */
export const boardPath = (board: BoardId): string => `/boards/${board}`
export const cardPath = (board: BoardId, card: CardId): string => `/boards/${board}/cards/${card}`
export const wallPath = (board: BoardId): string => `${boardPath(board)}/wall`
export const flowPath = (board: BoardId): string => `${boardPath(board)}/flow`

/** Where an attachment's bytes are; `user` is who asks for them. */
export const attachmentPath = (board: BoardId, card: CardId, attachment: AttachmentId, user: UserId): string =>
  `/api/boards/${board}/cards/${card}/attachments/${attachment}?as=${user}`

/** The card that an address opens; null where it is a board's. */
export function cardInPath(path: string): CardId | null {
  const id = /^\/boards\/[^/]+\/cards\/([^/]+)$/.exec(path)?.[1]
  return isCardId(id) ? id : null
}

/** Whether an address opens a board's flow. */
export const isFlowPath = (path: string): boolean => /^\/boards\/[^/]+\/flow$/.test(path)

/** The board that an address shows; null where it shows none. */
export function boardInPath(path: string): BoardId | null {
  const id = /^\/boards\/([^/]+)/.exec(path)?.[1]
  return isBoardId(id) ? id : null
}
