import type { AttachmentId, FileId, UserId } from './id.ts'

/** The pictures that may be shown in a page: rasters, which run nothing. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'] as const
/** What a file is, by its first bytes: a picture that may be shown, or bytes that are only ever downloaded. */
export const fileTypes = [...pictureTypes, 'application/octet-stream'] as const
export type FileType = (typeof fileTypes)[number]

/** A file on a card. `type`, `size` and `hash` are what the server has measured. */
export type Attachment = {
  readonly id: AttachmentId
  readonly name: string
  readonly type: FileType
  /** In bytes. */
  readonly size: number
  /** The SHA-256 of its bytes, in hexadecimal. */
  readonly hash: string
  readonly file: FileId
  readonly author: UserId
  /** When it was attached, in RFC 3339; null while it is not confirmed. */
  readonly at: string | null
}

/** Whether a file may be shown in a page. */
export const isPicture = ({ type }: Pick<Attachment, 'type'>): boolean => type !== 'application/octet-stream'
