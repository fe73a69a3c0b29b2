import { isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import type { UserId } from '../domain/id.ts'
import { type Problem, problem, statusAndBody, tooLarge } from './problem.ts'
import { currentRequestId } from './request-id.ts'

/** One question and its answer, as the API sees them: nothing of sockets, and quick to make. */

export type Asked = {
  readonly user: UserId
  /** Where it is asked from, as limits count it. */
  readonly place: string
  /** Whether the session that asked still holds: for what takes long. */
  readonly holds: () => boolean
  readonly headers: IncomingHttpHeaders
  readonly query: URLSearchParams
  /** A part of the path, by its name in the route. */
  readonly param: (name: string) => string
  /** The body's JSON, or why it cannot be read. */
  readonly body: () => Promise<{ value: unknown } | { problem: Problem }>
  /** The body's bytes as they come, for what may be large: it may take as long as it goes on. */
  readonly upload: () => AsyncIterator<Buffer>
  /** Tells when whoever asked has gone; returns its own undo. */
  readonly onGone: (act: () => void) => () => void
}

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly body: string | Buffer | OpenFile | null
}

/** A file that is open to be sent; whoever sends it closes it. */
export type OpenFile = { readonly handle: FileHandle; readonly size: number }

export const bodyBytesMax = 1024 * 1024

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  jsonText(JSON.stringify(value), status, headers)

export const jsonText = (body: string, status = 200, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body,
})

/** The answer that carries a problem. */
export function refuse(refused: Problem, headers: Record<string, string> = {}): Answer {
  const { status, body } = statusAndBody(refused, currentRequestId())
  const retry: Record<string, string> = status === 503 ? { 'retry-after': '1' } : {}
  // What is left of a body that is too large is not waited for.
  const close: Record<string, string> = status === 413 ? { connection: 'close' } : {}
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...retry,
      ...close,
      ...headers,
    },
    body,
  }
}

export const plainText = (status: number, text: string): Answer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: `${text}\n`,
})

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  if (body !== null && typeof body === 'object' && 'handle' in body) return sendFile(response, status, headers, body)
  const length = body === null ? 0 : Buffer.byteLength(body)
  response.writeHead(status, body === null ? headers : { ...headers, 'content-length': length })
  response.end(body ?? undefined)
}

function sendFile(
  response: ServerResponse,
  status: number,
  headers: Answer['headers'],
  { handle, size }: OpenFile,
): void {
  response.writeHead(status, { ...headers, 'content-length': size })
  // Who does not read any more does not keep the file open.
  response.setTimeout(stalledMs, () => response.destroy())
  if (response.req.method === 'HEAD') {
    response.end()
    void handle.close()
    return
  }
  // A reader who has gone is no fault; a file that ends early is seen by its length.
  pipeline(handle.createReadStream({ end: size - 1 }), response, () => {})
}

/** The JSON of a request. Bytes that are not UTF-8 are refused, not mended. */
export async function readJson(request: IncomingMessage): Promise<{ value: unknown } | { problem: Problem }> {
  const [type] = (request.headers['content-type'] ?? '').split(';')
  if (type?.trim().toLowerCase() !== 'application/json') return { problem: notJsonType }
  const bytes = await readBytes(request)
  if (!bytes) return { problem: tooLarge }
  if (!isUtf8(bytes)) return { problem: notJson }
  try {
    const value: unknown = JSON.parse(bytes.toString())
    return { value }
  } catch {
    return { problem: notJson }
  }
}

/** The body's bytes; null where there are too many. */
export function readBytes(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > bodyBytesMax) {
    request.resume()
    return Promise.resolve(null)
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > bodyBytesMax) resolve(null)
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

const stalledMs = 60_000

const notJsonType = problem('unsupported-media-type', 'Send the body as application/json.')
const notJson = problem('not-json', 'The body cannot be read as JSON.')
