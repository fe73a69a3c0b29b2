/** Asks one thing of an address, as a program does: under one session, following nowhere, and not waiting for ever. */
export type Ask = (method: 'GET' | 'POST', path: string, asked?: Asked) => Promise<Reply>

type Asked = { readonly headers?: Readonly<Record<string, string>>; readonly body?: object }

export type Reply = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body's JSON; undefined where it is none. */
  readonly body: unknown
}

/** How long anything is waited for. */
export const waitMs = 5_000

export function createAsk(origin: string, cookie: string): Ask {
  return async (method, path, { headers = {}, body } = {}) => {
    const response = await fetch(origin + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(waitMs),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parsed(text) }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The code of a refusal that is Tandem's own; null for any other answer. */
export function codeOf({ body }: Reply): string | null {
  const isProblem = typeof body === 'object' && body !== null && 'type' in body && 'code' in body
  return isProblem && body.type === `urn:tandem:problem:${String(body.code)}` ? String(body.code) : null
}

/** Why a request failed: `fetch` tells it in the cause. */
export function causeOf(error: unknown): string {
  const reason = error instanceof Error && error.cause !== undefined ? error.cause : error
  if (!(reason instanceof Error)) return String(reason)
  return 'code' in reason && typeof reason.code === 'string' ? reason.code : reason.message
}
