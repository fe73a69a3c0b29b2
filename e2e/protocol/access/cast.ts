import { randomUUID } from 'node:crypto'
import { newGuest, type Program, program } from '../../program.ts'

/** Everyone who may come to a board, by what they are to it. */
export const actors = [
  'anonymous',
  'ended session',
  'stranger',
  'removed',
  'by an expired link',
  'by a revoked link',
  'viewer',
  'viewer by link',
  'commenter',
  'commenter by link',
  'editor',
  'editor by link',
  'owner',
  'maker',
] as const
export type Actor = (typeof actors)[number]

/** What the table of roles says that they are. */
export const ranks = ['visitor', 'none', 'viewer', 'commenter', 'editor', 'owner'] as const
export type Rank = (typeof ranks)[number]
export const rankOf: Readonly<Record<Actor, Rank>> = {
  anonymous: 'visitor',
  'ended session': 'visitor',
  stranger: 'none',
  removed: 'none',
  'by an expired link': 'none',
  'by a revoked link': 'none',
  viewer: 'viewer',
  'viewer by link': 'viewer',
  commenter: 'commenter',
  'commenter by link': 'commenter',
  editor: 'editor',
  'editor by link': 'editor',
  owner: 'owner',
  maker: 'owner',
}
export const isAtLeast = (actor: Actor, rank: Rank): boolean => ranks.indexOf(rankOf[actor]) >= ranks.indexOf(rank)
export const isByLink = (actor: Actor): boolean => actor.endsWith('by link')

export type Cast = Readonly<Record<Actor, Program>>

/** People, each with a session of their own. */
export async function castOf(base: string): Promise<Cast> {
  const made = await Promise.all(actors.map(async (actor) => [actor, await newGuest(base)] as const))
  const ended = await newGuest(base)
  await ended.send('POST', '/api/auth/sign-out', {})
  const all = { ...Object.fromEntries(made), anonymous: program(base, ''), 'ended session': ended }
  return all as Cast
}

/** A board with one of everything, whose words are all `word`: nobody who may not see it must ever read that. */
export type Place = {
  readonly board: string
  /** Open to all who have its address, with a list. */
  readonly other: { readonly board: string; readonly list: string }
  readonly word: string
  readonly id: Readonly<Record<string, string>>
  /** A `seq` after which some was changed, and that of an entry that can be undone. */
  readonly then: number
  readonly undoable: number
}

const names = {
  list: ['one', 'two', 'three', 'archived', 'renamed', 'undoable'],
  card: [
    'a',
    'b',
    'c',
    'd',
    'e',
    'f',
    'g',
    'h',
    'i',
    'j',
    'k',
    'l',
    'm',
    'archived',
    'archived too',
    'gone',
    'renamed',
  ],
} as const

/** Makes such a board, and makes these people what they are to it. */
export async function placeFor(cast: Cast, who: readonly Actor[] = actors): Promise<Place> {
  const { maker } = cast
  const word = `w${randomUUID().slice(0, 8)}`
  const [board, otherBoard] = [await maker.makeBoard('blank', `${word} board`), await maker.makeBoard('blank', 'Other')]
  const id: Record<string, string> = {}
  const name = (key: string): string => (id[key] ??= randomUUID())
  const at = (path: string): string => `/api/boards/${board}${path}`
  const asks = async (commands: readonly Record<string, unknown>[]) => {
    const sent = await maker.send(
      'POST',
      at('/commands'),
      commands.map((one) => ({ commandId: randomUUID(), ...one })),
    )
    for (const [index, result] of (sent.body.results ?? [sent.body]).entries())
      if (result.seq === undefined) throw new Error(`${JSON.stringify(commands[index])}: ${JSON.stringify(result)}`)
    return sent.body.results.at(-1).seq as number
  }
  const list = randomUUID()
  await maker.ask(otherBoard, 'AddList', { listId: list, title: 'Theirs' })

  const cardId = name('card a')
  await asks([
    { type: 'SetLinkRole', role: 'none' },
    ...names.list.map((one) => ({ type: 'AddList', listId: name(`list ${one}`), title: `${word} ${one}` })),
    ...names.card.map((one) => ({
      type: 'AddCard',
      cardId: name(`card ${one}`),
      listId: name('list one'),
      title: `${word} ${one}`,
    })),
    ...['z', 'y'].map((one) => ({
      type: 'AddCard',
      cardId: name(`card ${one}`),
      listId: name('list two'),
      title: `${word} ${one}`,
    })),
    ...['p', 'q', 'archived'].map((one) => ({
      type: 'AddLabel',
      labelId: name(`label ${one}`),
      name: `${word} ${one}`,
      color: 'green',
    })),
    { type: 'ArchiveLabel', labelId: name('label archived') },
    { type: 'LabelCards', cardIds: [cardId], labelId: name('label q') },
    { type: 'DescribeCard', cardId, description: `${word} description`, base: 0 },
    ...['p', 'q'].map((one) => ({
      type: 'AddChecklist',
      cardId,
      checklistId: name(`checklist ${one}`),
      title: `${word} ${one}`,
    })),
    ...['p', 'q', 'r'].map((one) => ({
      type: 'AddItem',
      cardId,
      checklistId: name('checklist p'),
      itemId: name(`item ${one}`),
      text: `${word} ${one}`,
    })),
    { type: 'AddComment', cardId, commentId: name('comment'), text: `${word} comment` },
    { type: 'AssignCards', cardIds: [name('card b')], userId: maker.id },
    { type: 'SetDue', cardIds: [name('card c')], at: '2026-12-01T09:00:00Z' },
    { type: 'ArchiveList', listId: name('list archived') },
    ...['archived', 'archived too', 'gone'].map((one) => ({ type: 'ArchiveCard', cardId: name(`card ${one}`) })),
  ])
  for (const one of ['p', 'q']) {
    const query = new URLSearchParams({
      commandId: randomUUID(),
      attachmentId: name(`attachment ${one}`),
      name: `${word}.png`,
    })
    const path = at(`/cards/${cardId}/attachments?${query}`)
    const sent = await maker.send('POST', path, picture, { 'content-type': 'application/octet-stream' })
    if (sent.status !== 200) throw new Error(sent.text)
  }
  const then = (await maker.get(at(''))).body.seq
  await asks([
    { type: 'RenameCard', cardId: name('card renamed'), title: `${word} since` },
    { type: 'RenameList', listId: name('list renamed'), title: `${word} since` },
    { type: 'MoveList', listId: name('list three'), after: null },
  ])
  const undoable = await asks([{ type: 'RenameList', listId: name('list undoable'), title: `${word} since` }])

  const given = { viewer: 'viewer', commenter: 'commenter', editor: 'editor', owner: 'owner' } as const
  const spares = await Promise.all(
    ['spare', 'spare too'].map(async (one) => [one, await newGuest(baseOf(maker))] as const),
  )
  for (const [one, { id: userId }] of spares) id[`user ${one}`] = userId
  await asks([
    ...Object.entries(given).map(([actor, role]) => ({
      type: 'SetMemberRole',
      userId: cast[actor as keyof typeof given].id,
      role,
    })),
    { type: 'SetMemberRole', userId: id['user spare'], role: 'viewer' },
    { type: 'SetMemberRole', userId: cast.removed.id, role: 'editor' },
    { type: 'RemoveMember', userId: cast.removed.id },
  ])
  const soon = new Date(Date.now() + 1_000).toISOString()
  const links = [
    ['viewer by link', 'viewer'],
    ['commenter by link', 'commenter'],
    ['editor by link', 'editor'],
    ['by a revoked link', 'editor'],
    ['by an expired link', 'editor', soon],
    ['spare', 'viewer'],
  ] as const
  for (const [actor, role, expiresAt = null] of links) {
    const made = await maker.send('POST', at('/links'), { commandId: randomUUID(), name: word, role, expiresAt })
    if (made.status !== 201) throw new Error(made.text)
    id[`link ${actor}`] = made.body.link.id
    if (actor === 'spare' || !who.includes(actor)) continue
    const used = await cast[actor].send('POST', '/api/links', { token: made.body.token })
    if (used.status !== 200) throw new Error(used.text)
  }
  await asks([{ type: 'RevokeLink', linkId: id['link by a revoked link'] }])
  await untilLapsed(maker, board)
  return { board, other: { board: otherBoard, list }, word, id, then, undoable }
}

/** Waits until the log says whose time was up. */
async function untilLapsed(maker: Program, board: string): Promise<void> {
  for (;;) {
    const { body } = await maker.get(`/api/boards/${board}`)
    const isThere = Object.values<{ until?: number }>(body.board.members).some(({ until }) => until !== undefined)
    if (!isThere) return
    await maker.get(`/api/boards/${board}/events?after=${body.seq}&wait=2`)
  }
}

const baseOf = (one: Program): string => one.base

export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==',
  'base64',
)
