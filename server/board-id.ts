import { createHmac } from 'node:crypto'
import { type BoardId, type CommandId, checked, isBoardId, type UserId } from '../domain/id.ts'

/**
 * The id of the board that a command makes: the same for the same command, so that a retry finds the board that the
 * first try made, and 72 bits that nobody can guess without the secret.
 */
export const createBoardIdFor =
  (secret: string) =>
  (actor: UserId, commandId: CommandId): BoardId => {
    const digest = createHmac('sha256', secret).update(`board ${actor} ${commandId}`).digest('base64url')
    return checked(isBoardId, digest.slice(0, 12))
  }
