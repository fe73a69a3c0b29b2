import * as z from 'zod/mini'
import type { FileStore, Received } from '../../db/attachments/file-store.ts'
import { isNamed } from '../../db/attachments/is-named.ts'
import type { EventLog } from '../../db/event-log.ts'
import { may, roleOf } from '../../domain/access.ts'
import { parse } from '../../domain/command.ts'
import {
  type AttachmentId,
  type BoardId,
  type CardId,
  type CommandId,
  type FileId,
  isAttachmentId,
  isBoardId,
  isCardId,
  isCommandId,
  type UserId,
} from '../../domain/id.ts'
import { isFileName } from '../../domain/text.ts'
import type { Boards } from '../boards.ts'
import type { Commanding } from '../commanding.ts'
import { type Answer, refuse } from '../exchange.ts'
import { diskFull, fromMalformed, noBoard, noCard, type Problem, problem, stopping } from '../problem.ts'
import type { Handle } from '../routes.ts'
import type { Visits } from '../visits.ts'

export type ReceiveOptions = {
  readonly boards: Pick<Boards, 'look'>
  readonly log: Pick<EventLog, 'readCard'>
  readonly store: FileStore
  readonly bytesMax: number
  readonly newFileId: () => FileId
  readonly visits: Pick<Visits, 'note'>
  readonly command: Commanding
  readonly isStopping: () => boolean
  readonly onError: (error: unknown) => void
}

const asked = z.object({
  commandId: z.custom<CommandId>(isCommandId, 'must be a lower-case UUID'),
  attachmentId: z.custom<AttachmentId>(isAttachmentId, 'must be a lower-case UUID'),
  name: z
    .string()
    .check(z.refine(isFileName, 'must be one line of 1 to 255 characters that names no folder and can be seen')),
})

/** [H30–H32] Takes a file for a card: to disk first, and only then to the log. */
export function createReceive(options: ReceiveOptions): Handle {
  const { boards, log, store, bytesMax, newFileId, visits, command, isStopping, onError } = options

  /** Why this person may not attach anything here, asked before a byte of it is read; the write asks again. */
  const whyNot = async (id: BoardId, card: CardId, user: UserId): Promise<Problem | null> => {
    const looked = await boards.look(id, ({ board }): { problem: Problem | null } => {
      const role = roleOf(board, user)
      if (!may(role, 'see')) return { problem: noBoard }
      if (!board.cards[card] && !board.archive.cards[card]) return { problem: noCard }
      return { problem: may(role, 'AttachFile') ? null : forbidden }
    })
    return looked ? looked.problem : noBoard
  }

  return async ({ user, headers, query, param, upload }): Promise<Answer> => {
    const [board, card] = [param('board'), param('card')]
    if (!isBoardId(board)) return refuse(noBoard)
    if (!isCardId(card)) return refuse(noCard)
    const refused = await whyNot(board, card, user)
    if (refused) return refuse(refused)
    if (headers['content-type']?.toLowerCase() !== 'application/octet-stream') return refuse(notBytes)
    const parsed = parse(asked, {
      commandId: query.get('commandId'),
      attachmentId: query.get('attachmentId'),
      name: query.get('name'),
    })
    if (!parsed.ok) return refuse(fromMalformed(parsed.malformed))
    if (Number(headers['content-length'] ?? 0) > bytesMax) return refuseLarge(bytesMax)
    if (isStopping()) return refuse(stopping)

    const claim = { board, card, file: newFileId() }
    const received = await store.receive(claim, upload(), bytesMax)
    if (received.kind === 'too-large') return refuseLarge(bytesMax)
    if (received.kind !== 'whole') return refuse(problemOf[received.kind])
    // Who attaches something has been here: the others are told their name.
    visits.note(user, board)
    const { type: fileType, size, hash } = received
    const measured = { fileType, size, hash, file: claim.file }
    try {
      return await command(board, user, [{ type: 'AttachFile', cardId: card, ...parsed.value, ...measured }])
    } finally {
      // A command that was done before names the file that came with it then. What cannot be told is left to the sweep.
      await isNamed(log, claim)
        .then((named) => store.settle(claim, named))
        .catch(onError)
    }
  }
}

/** The connection stays: most senders hear an answer only when they have sent all, and a closed one is an error to them. */
const refuseLarge = (bytesMax: number): Answer =>
  refuse(problem('too-large', `A file has at most ${bytesMax.toLocaleString('en')} bytes.`), {
    connection: 'keep-alive',
  })

const forbidden = problem('forbidden', 'Your role on this board does not allow this.')
const notBytes = problem('unsupported-media-type', 'Send the bytes of the file as application/octet-stream.')
const problemOf: Readonly<Record<Exclude<Received['kind'], 'whole' | 'too-large'>, Problem>> = {
  empty: problem('empty-file', 'The file has no bytes.'),
  full: diskFull,
  cut: problem('cut-off', 'The file did not come whole. Nothing was kept.'),
}
