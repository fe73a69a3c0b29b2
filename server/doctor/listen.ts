import { once } from 'node:events'
import { get as getPlain } from 'node:http'
import { get as getOverTls } from 'node:https'
import { waitMs } from './ask.ts'

/** A stream that is listened to, as its bytes come. */
export type Listening = {
  readonly status: number
  /** How it is compressed; null where it is not. */
  readonly zip: string | null
  /** Whether this has come, or comes in time. */
  hears(what: string): Promise<boolean>
  close(): void
}

/** Opens a stream as a browser does; null where no answer comes in time. */
export function listen(url: URL, cookie: string): Promise<Listening | null> {
  return new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? getOverTls : getPlain
    const request = get(url, { headers: { cookie, accept: 'text/event-stream', 'accept-encoding': 'gzip' } })
    const timer = setTimeout(() => {
      resolve(null)
      request.destroy()
    }, waitMs)
    request.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    request.on('response', (response) => {
      clearTimeout(timer)
      let text = ''
      response.setEncoding('utf8').on('data', (more: string) => (text += more))
      resolve({
        status: response.statusCode ?? 0,
        zip: response.headers['content-encoding'] ?? null,
        hears: async (what) => {
          const signal = AbortSignal.timeout(waitMs)
          // Cut, or too late: it does not come.
          while (!text.includes(what)) if (!(await once(response, 'data', { signal }).catch(() => null))) return false
          return true
        },
        close: () => request.destroy(),
      })
    })
  })
}
