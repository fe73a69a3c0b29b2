import type { FileStore } from '../../db/attachments/file-store.ts'
import { isPicture } from '../../domain/attachment.ts'
import { isAttachmentId } from '../../domain/id.ts'
import { type Answer, refuse } from '../exchange.ts'
import { internal, noAttachment } from '../problem.ts'
import type { Reading } from '../reading.ts'
import type { Handle } from '../routes.ts'
import { disposition } from './disposition.ts'

export type GiveOptions = {
  readonly reading: Pick<Reading, 'card'>
  readonly store: Pick<FileStore, 'open'>
  readonly onError: (error: unknown) => void
}

/** [H33, H34] Gives the bytes of an attachment, so that a browser never runs anything of them. */
export function createGive({ reading, store, onError }: GiveOptions): Handle {
  return async ({ user, headers: sent, param }): Promise<Answer> => {
    const opened = await reading.card(param('board'), param('card'), user, null)
    if ('code' in opened) return refuse(opened)
    const id = param('attachment')
    const attachment = isAttachmentId(id) ? opened.card.attachments[id] : undefined
    if (!attachment) return refuse(noAttachment)
    const { name, type, size, hash, file } = attachment
    const etag = `"${hash}"`
    const headers = { ...harmless, etag, 'cache-control': 'private, max-age=3600', vary: 'cookie' }
    if (sent['if-none-match'] === etag) return { status: 304, headers, body: null }
    const handle = await store.open(file)
    if (!handle) {
      onError(new Error(`the file ${file} of an attachment is missing`))
      return refuse(internal)
    }
    const shown = { 'content-type': type, 'content-disposition': disposition(isPicture(attachment), name) }
    return { status: 200, headers: { ...headers, ...shown }, body: { handle, size } }
  }
}

/** Whatever it is taken for: it is of no other type, runs nothing, loads nothing, and is in no page of another site. */
const harmless = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
}
