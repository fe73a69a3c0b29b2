import { waitMs } from './ask.ts'
import { type Finding, ok, wrong } from './finding.ts'
import { listen } from './listen.ts'

/** An entry that can be written on the board of a stream. */
export type Entry = { readonly commandId: string; readonly write: () => Promise<void> }

const slowMs = 1_000

/** Whether the bytes of a stream come as they are sent, and how fast: its first ones, and an entry. */
export async function checkStream(url: URL, cookie: string, { commandId, write }: Entry): Promise<Finding> {
  const began = performance.now()
  const stream = await listen(url, cookie)
  if (!stream) return wrong(`A stream did not begin ${inTime}.`, asTheyCome)
  try {
    if (stream.status !== 200) return wrong(`A stream is answered with ${stream.status}.`, reach)
    if (stream.zip !== null) return wrong(`The stream is compressed with ${stream.zip}.`, asItIs)
    if (!(await stream.hears(': connected'))) return wrong(`A stream’s first bytes did not come ${inTime}.`, asTheyCome)
    const firstMs = performance.now() - began
    if (!(await stream.hears('event: ready'))) return wrong(`Only a stream’s first bytes came ${inTime}.`, asTheyCome)
    const asked = performance.now()
    await write()
    if (!(await stream.hears(commandId))) return wrong(`An entry did not come ${inTime}.`, asTheyCome)
    const entryMs = performance.now() - asked
    const times = `The first bytes came after ${ms(firstMs)}, an entry ${ms(entryMs)} after it was asked for.`
    return Math.max(firstMs, entryMs) > slowMs ? wrong(`It is slow. ${times}`, asTheyCome) : ok(times)
  } finally {
    stream.close()
  }
}

const inTime = `within ${waitMs / 1_000} s`
const ms = (time: number): string => `${Math.ceil(time)} ms`

const reach = 'Let `/events` pass: nginx `location /`, Caddy no matcher at `reverse_proxy`, HAProxy `default_backend`.'
const asTheyCome =
  'Pass bytes on as they come: nginx `proxy_buffering off`, Caddy no `buffer_responses` or `response_buffers`, HAProxy no `filter` that holds them.'
const asItIs =
  'Leave text/event-stream as it is: out of `gzip_types` in nginx, of `encode` in Caddy, of `compression type` in HAProxy.'
