import type { AttachmentId, BoardId, CardId, CommandId, UserId } from '../../domain/id.ts'
import type { Result } from '../../domain/wire.ts'

/** A file on its way to a card. Tried again with the same ids, it is attached once. */
export type Sending = {
  readonly board: BoardId
  readonly card: CardId
  readonly user: UserId
  readonly commandId: CommandId
  readonly attachmentId: AttachmentId
  readonly name: string
  readonly file: Blob
}

/** What became of it: `code` says why it was not attached, `lost` that there was no answer. */
export type Sent = { readonly kind: 'attached' } | { readonly kind: 'failed'; readonly code: string }

/** Sends a file; `onProgress` is told how much of it has gone, from 0 to 1. Only this way can a browser tell that. */
export function upload(sending: Sending, onProgress: (part: number) => void, signal: AbortSignal): Promise<Sent> {
  const { board, card, user, commandId, attachmentId, name, file } = sending
  const query = new URLSearchParams({ commandId, attachmentId, name, as: user })
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/boards/${board}/cards/${card}/attachments?${query}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    const lost = () => resolve({ kind: 'failed', code: 'lost' })
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total))
    request.addEventListener('load', () => resolve(sentFrom(request.status, request.responseText)))
    request.addEventListener('error', lost)
    request.addEventListener('abort', lost)
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function sentFrom(status: number, text: string): Sent {
  try {
    const { results, code }: { results?: readonly Result[]; code?: string } = JSON.parse(text)
    const [result] = results ?? []
    if (result) return 'rejected' in result ? { kind: 'failed', code: result.rejected.code } : { kind: 'attached' }
    return { kind: 'failed', code: code ?? String(status) }
  } catch {
    return { kind: 'failed', code: 'lost' }
  }
}
