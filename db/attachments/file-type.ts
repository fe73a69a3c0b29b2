import type { FileType } from '../../domain/attachment.ts'

/** How many of a file's first bytes tell its type. */
export const tellingBytes = 12

/**
 * What a file is, by its first bytes and by nothing that anyone says of it. Only rasters count as pictures: SVG and HTML
 * can run scripts, so they are bytes like any other.
 */
export function fileTypeOf(head: Buffer): FileType {
  const has = (text: string, at = 0): boolean => head.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'))
  if (has('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (has('\xff\xd8\xff')) return 'image/jpeg'
  if (has('GIF87a') || has('GIF89a')) return 'image/gif'
  if (has('RIFF') && has('WEBP', 8)) return 'image/webp'
  if (has('ftypavif', 4) || has('ftypavis', 4)) return 'image/avif'
  return 'application/octet-stream'
}
