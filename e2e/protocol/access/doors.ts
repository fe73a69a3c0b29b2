import { randomUUID } from 'node:crypto'
import { type Cast, type Place, picture, type Rank } from './cast.ts'

/** What is asked at an address. */
export type Request = {
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Who comes in at an address, written down a second time. */
export type Door = {
  /**
   * The least that one must be to the board; `session` is anyone who is signed in, about nothing but their own things, and
   * `anyone` whoever comes.
   */
  readonly least: Rank | 'session' | 'anyone'
  /** Who came by a share link alone does not read what is there: it is about what was before (A10). */
  readonly isPast?: boolean
  /** What who may is answered. */
  readonly status: number
  readonly ask: (place: Place, cast: Cast) => Request
}

const onBoard =
  (path: string, more: (place: Place, cast: Cast) => Omit<Request, 'path'> = () => ({})) =>
  (place: Place, cast: Cast): Request => ({ path: `/api/boards/${place.board}${path}`, ...more(place, cast) })
const onCard =
  (path: string) =>
  ({ board, id }: Place): Request => ({ path: `/api/boards/${board}/cards/${id['card a']}${path}` })
const see = (path: string) => ({ least: 'viewer', status: 200, ask: onBoard(path) }) as const
const own = (path: string, status = 200, body?: unknown): Door => ({
  least: 'session',
  status,
  ask: () => ({ path, ...(body !== undefined && { body }) }),
})

const anyone = (path: string, status: number, body?: unknown): Door => ({ ...own(path, status, body), least: 'anyone' })
const spareToken = 'x'.repeat(32)

/** Every route of the API, by method and address as they stand in the code. */
export const doors: Readonly<Record<string, Door>> = {
  'GET /api/me': own('/api/me'),
  'PATCH /api/me': own('/api/me', 200, { name: 'Someone' }),
  // Under another name, nobody goes.
  'DELETE /api/me': own('/api/me', 400, { name: '' }),
  // None of them has an account: they are guests.
  'GET /api/me/account': own('/api/me/account'),
  'POST /api/me/password': own('/api/me/password', 403, { password: 'a long password' }),
  'POST /api/me/email': own('/api/me/email', 403, { email: 'new@example.org' }),
  'PUT /api/me/picture': own('/api/me/picture', 403, 'not even a picture'),
  'DELETE /api/me/picture': own('/api/me/picture'),
  'DELETE /api/me/sessions': own('/api/me/sessions', 204),
  'DELETE /api/me/sessions/:session': own('/api/me/sessions/not-mine', 404),
  'GET /api/pictures/:hash': own(`/api/pictures/${'0'.repeat(64)}`, 404),

  // Nobody here looks after the instance.
  'GET /api/admin/invitations': anyone('/api/admin/invitations', 404),
  'POST /api/admin/invitations': anyone('/api/admin/invitations', 404, {}),
  'DELETE /api/admin/invitations/:invitation': anyone('/api/admin/invitations/one', 404),
  'POST /api/invitations': anyone('/api/invitations', 404, { token: spareToken }),
  'POST /api/admin/resets': anyone('/api/admin/resets', 404, { email: 'someone@example.org' }),
  'GET /api/admin/erasures': anyone('/api/admin/erasures?person=someone@example.org', 404),
  'POST /api/admin/erasures': anyone('/api/admin/erasures', 404, { person: 'someone@example.org', name: 'Someone' }),
  'POST /api/resets': anyone('/api/resets', 409, { email: 'someone@example.org' }),
  'POST /api/resets/use': anyone('/api/resets/use', 404, { token: spareToken, password: 'a long password' }),

  'GET /api/boards': own('/api/boards'),
  'POST /api/boards': own('/api/boards', 201, { title: 'Mine' }),
  'GET /api/people': { least: 'session', status: 200, ask: ({ word }) => ({ path: `/api/people?q=${word}` }) },
  'GET /api/search': { least: 'session', status: 200, ask: ({ word }) => ({ path: `/api/search?q=${word}` }) },
  'GET /api/inbox': own('/api/inbox'),
  'GET /api/inbox/unread': own('/api/inbox/unread'),
  'POST /api/inbox/read': own('/api/inbox/read', 204, { letters: [] }),
  'POST /api/links': own('/api/links', 404, { token: 'x'.repeat(32) }),

  'GET /api/boards/:board': see(''),
  'GET /api/boards/:board/summary': see('/summary'),
  'GET /api/boards/:board/archive': see('/archive'),
  'GET /api/boards/:board/people': see('/people'),
  'GET /api/boards/:board/activity': see('/activity'),
  'GET /api/boards/:board/since': see('/since'),
  'GET /api/boards/:board/undo': see('/undo'),
  'GET /api/boards/:board/events': see('/events'),
  'GET /api/boards/:board/timeline': see('/timeline'),
  'GET /api/boards/:board/timeline/at': see('/timeline/at?time=2099-01-01T00:00:00Z'),
  'GET /api/boards/:board/timeline/by/:user': {
    ...see(''),
    ask: ({ board }, { maker }) => ({ path: `/api/boards/${board}/timeline/by/${maker.id}?after=0` }),
  },
  'GET /api/boards/:board/flow': { ...see('/flow'), isPast: true },
  'GET /api/boards/:board/ageing': { ...see('/ageing'), isPast: true },
  'GET /api/boards/:board/cards/:card': { least: 'viewer', status: 200, ask: onCard('') },
  'GET /api/boards/:board/cards/:card/activity': { least: 'viewer', status: 200, ask: onCard('/activity') },
  'GET /api/boards/:board/cards/:card/attachments/:attachment': {
    least: 'viewer',
    status: 200,
    ask: (place) => onCard(`/attachments/${place.id['attachment p']}`)(place),
  },
  'PUT /api/boards/:board/star': { least: 'viewer', status: 204, ask: onBoard('/star') },
  'DELETE /api/boards/:board/star': { least: 'viewer', status: 204, ask: onBoard('/star') },
  'PUT /api/boards/:board/look': { least: 'viewer', status: 204, ask: onBoard('/look', () => ({ body: { seq: 1 } })) },
  'POST /api/boards/:board/commands': {
    least: 'viewer',
    status: 200,
    ask: onBoard('/commands', () => ({
      body: { commandId: randomUUID(), type: 'RestoreList', listId: randomUUID() },
    })),
  },
  'GET /api/boards/:board/restore/preview': {
    least: 'editor',
    status: 200,
    ask: ({ board, then }) => ({ path: `/api/boards/${board}/restore/preview?at=${then}` }),
  },
  'POST /api/boards/:board/cards/:card/attachments': {
    least: 'editor',
    status: 200,
    ask: (place) => ({
      ...onCard(`/attachments?commandId=${randomUUID()}&attachmentId=${randomUUID()}&name=a.png`)(place),
      body: picture,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  },
  'GET /api/boards/:board/undo/preview': {
    least: 'owner',
    status: 200,
    ask: ({ board, undoable }, { maker }) => ({
      path: `/api/boards/${board}/undo/preview?user=${maker.id}&from=${undoable}&to=${undoable}`,
    }),
  },
  'POST /api/boards/:board/links': {
    least: 'owner',
    status: 201,
    ask: onBoard('/links', () => ({ body: { commandId: randomUUID(), name: 'New', role: 'viewer' } })),
  },
  // It is not archived.
  'DELETE /api/boards/:board': { least: 'owner', status: 409, ask: onBoard('') },
}
