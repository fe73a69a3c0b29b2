import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileType } from '../../domain/attachment.ts'
import { type BoardId, type CardId, type FileId, isBoardId, isCardId, isFileId } from '../../domain/id.ts'
import { filePath } from './file-path.ts'
import { fileTypeOf, tellingBytes } from './file-type.ts'
import { isDiskFull } from './is-disk-full.ts'

/** Where the bytes of attachments lie. What is in its place there is whole and on disk. */
export type FileStore = {
  /**
   * Writes what comes to disk and puts it in its place, under a claim: until that is settled, nobody knows whether the
   * log will name it. What is refused leaves nothing behind.
   */
  receive(claim: Claim, chunks: AsyncIterator<Buffer>, bytesMax: number): Promise<Received>
  /** Puts a file that is in its place under a claim again: what names it may be about to go. */
  claim(claim: Claim): Promise<void>
  /** Lets go of a claim: the file stays where the log names it, and goes where it does not. */
  settle(claim: Claim, isNamed: boolean): Promise<void>
  /** The claims that a process before this one has left behind. What is none is swept away. */
  leftClaims(): Promise<Claim[]>
  /** Opens a file to be read; null where it is not there. */
  open(file: FileId): Promise<FileHandle | null>
}

/** Whose file it is to be. */
export type Claim = { readonly board: BoardId; readonly card: CardId; readonly file: FileId }

/** What was measured of a file that came whole, or why it did not. */
export type Received =
  | { readonly kind: 'whole'; readonly type: FileType; readonly size: number; readonly hash: string }
  | { readonly kind: 'empty' | 'too-large' | 'full' | 'cut' }

/** So much of the disk is left to the log. */
const reserveBytesMax = 256 * 1024 * 1024
const reservePart = 0.05

/** Opens the store in a folder, which may not be there yet. */
export async function openFileStore(dir: string): Promise<FileStore> {
  const incoming = join(dir, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  let promised = 0
  const claimDir = ({ board, card, file }: Claim): string => join(incoming, `${board}.${card}.${file}`)

  const place = async (part: string, file: FileId) => {
    const path = filePath(dir, file)
    if (await mkdir(dirname(path), { recursive: true, mode: 0o700 })) await sync(dir)
    await rename(part, path)
    await sync(dirname(path))
  }

  const drop = async (claim: Claim): Promise<void> => rm(claimDir(claim), { recursive: true, force: true })

  return {
    receive: async (claim, chunks, bytesMax) => {
      try {
        if (!(await hasRoom(dir, promised))) return { kind: 'full' }
        await mkdir(claimDir(claim), { mode: 0o700 })
        const part = join(claimDir(claim), 'part')
        promised += bytesMax
        const received = await write(part, chunks, bytesMax).finally(() => {
          promised -= bytesMax
        })
        if (received.kind === 'whole') {
          await sync(incoming)
          await place(part, claim.file)
        } else await drop(claim)
        return received
      } catch (error) {
        await rm(filePath(dir, claim.file), { force: true })
        await drop(claim)
        if (isDiskFull(error)) return { kind: 'full' }
        throw error
      }
    },
    claim: async (claim) => {
      await mkdir(claimDir(claim), { recursive: true, mode: 0o700 })
      await sync(incoming)
    },
    settle: async (claim, isNamed) => {
      if (!isNamed) await rm(filePath(dir, claim.file), { force: true })
      await drop(claim)
    },
    leftClaims: async () => {
      const claims: Claim[] = []
      for (const name of await readdir(incoming)) {
        const claim = parseClaim(name)
        if (claim) claims.push(claim)
        else await rm(join(incoming, name), { recursive: true, force: true })
      }
      return claims
    },
    open: (file) =>
      open(filePath(dir, file), 'r').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      }),
  }
}

/** Writes chunks to a new file, measures them on the way, and syncs it. */
async function write(path: string, chunks: AsyncIterator<Buffer>, bytesMax: number): Promise<Received> {
  const handle = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    let head = Buffer.alloc(0)
    let size = 0
    for (;;) {
      // Whoever sends has gone: that is no fault of the disk.
      const next = await chunks.next().catch(() => null)
      if (!next) return { kind: 'cut' }
      if (next.done) break
      size += next.value.length
      if (size > bytesMax) return { kind: 'too-large' }
      if (head.length < tellingBytes) head = Buffer.concat([head, next.value.subarray(0, tellingBytes)])
      hash.update(next.value)
      await handle.writeFile(next.value)
    }
    if (size === 0) return { kind: 'empty' }
    await handle.sync()
    return { kind: 'whole', type: fileTypeOf(head), size, hash: hash.digest('hex') }
  } finally {
    await handle.close()
  }
}

/** `promised` is what the uploads that are under way may still take. */
async function hasRoom(dir: string, promised: number): Promise<boolean> {
  const { bavail, blocks, bsize } = await statfs(dir)
  return bavail * bsize - promised > Math.min(reserveBytesMax, blocks * bsize * reservePart)
}

function parseClaim(name: string): Claim | null {
  const [board, card, file, ...rest] = name.split('.')
  return isBoardId(board) && isCardId(card) && isFileId(file) && rest.length === 0 ? { board, card, file } : null
}

/** Brings the names in a folder to disk. */
async function sync(dir: string): Promise<void> {
  const handle = await open(dir, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
