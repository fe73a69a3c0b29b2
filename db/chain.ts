import { createHash } from 'node:crypto'

/**
 * The chain. An entry's hash covers the hash before it, the facts of the entry, and the hashes of its salted payload and of
 * its salted command: whoever holds one hash can tell whether anything before it was changed. Once the payload is rewritten and the salt is
 * gone, nobody can confirm the words from the hash, and the chain still holds.
 */

export type Link = {
  readonly board: string
  readonly seq: number
  readonly commandId: string
  readonly actor: string
  readonly at: number
  readonly payloadHash: Uint8Array
  /** Null in entries of before the chain covered it. */
  readonly commandHash: Uint8Array | null
}

/** The hash before a board's first entry. */
export const chainStart: Uint8Array = new Uint8Array(32)

/** SHA-256 of a salt and a text: of a payload, or of a command in canonical form. */
export const saltedHash = (salt: Uint8Array, text: string): Buffer =>
  createHash('sha256').update(salt).update(text).digest()

/** The hash of an entry after the one whose hash is `before`. */
export function linkHash(before: Uint8Array, link: Link): Buffer {
  const { board, seq, commandId, actor, at, payloadHash, commandHash } = link
  const hash = createHash('sha256')
    .update(before)
    .update(JSON.stringify([board, seq, commandId, actor, at]))
    .update(payloadHash)
  return (commandHash ? hash.update(commandHash) : hash).digest()
}

/** The first four characters of a hash in hex: enough for a cursor to tell one past from another. */
export const hash4 = (hash: Buffer): string => hash.toString('hex', 0, 2)
