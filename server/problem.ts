import type { Malformed } from '../domain/command.ts'

/** A refusal on the wire: RFC 9457, with a stable `code`. */
export type Problem = {
  readonly code: ProblemCode
  readonly detail: string
  /** The field that is at fault. */
  readonly field?: string
  /** Its place in a batch. */
  readonly index?: number
}

const kinds = {
  'not-json': [400, 'Not JSON'],
  'invalid-field': [400, 'A field is not as it should be'],
  'unknown-field': [400, 'There is no such field'],
  'unknown-command': [400, 'There is no such command'],
  'empty-file': [400, 'Empty file'],
  'cut-off': [400, 'Cut off'],
  'no-session': [401, 'No session'],
  'other-session': [401, 'Another session'],
  forbidden: [403, 'Not allowed'],
  'password-needed': [403, 'Password needed'],
  'not-invited': [403, 'Not invited'],
  'password-wrong': [403, 'Wrong password'],
  'foreign-origin': [403, 'Foreign origin'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'Method not allowed'],
  'too-large': [413, 'Too large'],
  'not-a-picture': [400, 'Not a picture'],
  'email-taken': [409, 'E-mail taken'],
  'no-mail': [409, 'No mail'],
  'last-administrator': [409, 'Last administrator'],
  'not-archived': [409, 'Not archived'],
  'board-full': [409, 'Board full'],
  'link-ended': [410, 'Link ended'],
  'link-used-up': [410, 'Link used up'],
  'unsupported-media-type': [415, 'Another media type'],
  'command-id-reused': [422, 'Command id used before'],
  'slow-down': [429, 'Too much at once'],
  internal: [500, 'Something went wrong'],
  'disk-full': [503, 'Disk full'],
  stopping: [503, 'Stopping'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemCode = keyof typeof kinds

export const problem = (code: ProblemCode, detail: string, at: { field?: string; index?: number } = {}): Problem => ({
  code,
  detail,
  ...at,
})

export const isProblem = (value: object): value is Problem => 'code' in value && 'detail' in value

/**
 * [H20] A problem as it travels, with the id of the request that it answers; without it where there is nothing, so that
 * a board that may not be seen is byte for byte as good as none.
 */
export function statusAndBody(
  { code, detail, field, index }: Problem,
  requestId: string | undefined,
): { status: number; body: string } {
  const [status, title] = kinds[code]
  const id = status === 404 ? undefined : requestId
  const body = { type: `urn:tandem:problem:${code}`, title, status, detail, code, field, index, requestId: id }
  return { status, body: JSON.stringify(body) }
}

/** The problem with what was not understood. */
export const fromMalformed = ({ code, detail, field }: Malformed): Problem => problem(code, detail, { field })

export const noSession = problem('no-session', 'Sign in first: a guest is POST /api/auth/sign-in/anonymous.')
export const guestsHaveNone = problem('forbidden', 'A guest has no account: make one first.')
export const otherSession = problem('other-session', 'This is the session of somebody else than `as` names.')
export const notFound = problem('not-found', 'There is nothing at this address.')
export const noBoard = problem('not-found', 'There is no such board.')
export const foreignOrigin = problem('foreign-origin', 'This request comes from a page of another site.')
export const tooLarge = problem('too-large', 'A request has at most 1 MiB.')
export const noAttachment = problem('not-found', 'There is no such attachment on this card.')
export const noPast = problem('forbidden', 'What was before you came to this board is not shown to you.')
export const noCard = problem('not-found', 'There is no such card on this board.')
export const reused = problem('command-id-reused', 'This commandId stands for another command.', { field: 'commandId' })
export const diskFull = problem('disk-full', 'The disk is full. Nothing was done; try again later.')
export const stopping = problem('stopping', 'The server is stopping. Nothing was done; try again.')
export const internal = problem('internal', 'This is a fault of the server. Nothing was done.')

export const otherMethod = (allow: string): Problem =>
  problem('method-not-allowed', `Here only ${allow.replaceAll(', ', ' and ')} can be asked.`)
