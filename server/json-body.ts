import { type Problem, problem } from './problem.ts'

export const bodyBytesMax = 1024 * 1024

/** The JSON of a request, or why it cannot be read. Bytes that are not UTF-8 are refused, not mended. */
export async function readJson(request: Request): Promise<{ value: unknown } | { problem: Problem }> {
  const [type] = (request.headers.get('content-type') ?? '').split(';')
  if (type?.trim().toLowerCase() !== 'application/json')
    return { problem: problem('unsupported-media-type', 'Send the body as application/json.') }
  const bytes = await readBytes(request)
  if (!bytes) return { problem: problem('too-large', 'A request has at most 1 MiB.') }
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
    return { value }
  } catch {
    return { problem: problem('not-json', 'The body cannot be read as JSON.') }
  }
}

/** The body's bytes; null where there are too many. */
async function readBytes(request: Request): Promise<Buffer | null> {
  if (Number(request.headers.get('content-length') ?? 0) > bodyBytesMax) return null
  if (!request.body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body) {
    bytes += chunk.byteLength
    if (bytes > bodyBytesMax) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
