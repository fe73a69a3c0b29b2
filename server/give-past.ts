import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Snapshot } from '../domain/wire.ts'
import { encodeSnapshot } from './encode-snapshot.ts'
import type { Answer } from './exchange.ts'

const zip = promisify(gzip)
const zipBytesMin = 1_024
/** Who walks through the past waits for each, and seldom asks for the same again: quickly is better than small. */
const zipLevel = 1

/** [H12] The answer with a board as it was. It is not kept anywhere: words may be erased from it (E8). */
export async function givePast(snapshot: Snapshot, sent: IncomingHttpHeaders): Promise<Answer> {
  const json = await encodeSnapshot(snapshot)
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', vary: 'accept-encoding' }
  const mayZip = json.length > zipBytesMin && /\bgzip\b/.test(sent['accept-encoding'] ?? '')
  if (!mayZip) return { status: 200, headers, body: json }
  return {
    status: 200,
    headers: { ...headers, 'content-encoding': 'gzip' },
    body: await zip(json, { level: zipLevel }),
  }
}
