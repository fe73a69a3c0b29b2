import type { EventLog } from '../db/event-log.ts'
import { roleOf } from '../domain/access.ts'
import { type Board, type Card, cardsOf } from '../domain/board.ts'
import { face, peopleOnCards } from '../domain/face.ts'
import { type BoardId, type CardId, isBoardId, isCardId, isUserId, type UserId } from '../domain/id.ts'
import {
  type BoardMiniature,
  type BoardPerson,
  type BoardSummary,
  type CardActivity,
  type OpenedCard,
  type Snapshot,
  toWireBoard,
} from '../domain/wire.ts'
import { activityOf } from './activity.ts'
import { type ArchivePage, archivePage } from './archive.ts'
import { parseMoment } from './at.ts'
import type { BoardState, Boards } from './boards.ts'
import { type FirstPaint, firstPaint } from './first-paint.ts'
import { pause } from './pause.ts'
import { house, type People } from './people.ts'
import { noBoard, noCard, noPast, type Problem, problem } from './problem.ts'
import { createSee } from './seeing.ts'
import type { Stars } from './stars.ts'
import type { Visits } from './visits.ts'

/**
 * What someone may read: asked by the API and by the pages alike. `board` and `card` are as they stand in an address;
 * null for `user` is a visitor without a session.
 */
export type Reading = {
  /** Whether there is such a board for this person. */
  maySee(board: string, user: UserId | null): Promise<boolean>
  /** A board at a moment: see `parseMoment`. */
  snapshotAt(board: string, user: UserId, at: string): Promise<Snapshot | Problem>
  /** What a page shows of a board before it has the whole, now and at a moment, where there is one. */
  firstPaint(board: string, user: UserId | null, at: string | null): Promise<FirstPaint | null>
  /** A card with its body, now or at a moment. */
  card(board: string, card: string, user: UserId | null, at: string | null): Promise<OpenedCard | Problem>
  /** What has happened with a card before a `seq`, a page of it. */
  activity(board: string, card: string, user: UserId, before: number): Promise<CardActivity | Problem>
  archive(board: string, user: UserId, before: number): Promise<ArchivePage | Problem>
  /** Who has part in a board: its owner, who was let in, who has opened it, and who is on its cards. */
  people(board: string, user: UserId): Promise<readonly BoardPerson[] | Problem>
  /** The boards that I made and those that I have opened, also where I may see them no more. */
  boardsOf(user: UserId): Promise<BoardId[]>
  /** Mine, and those that I have opened, newest entry first. */
  boards(user: UserId): Promise<BoardSummary[]>
  summary(board: BoardId, user: UserId | null): Promise<BoardSummary | null>
  miniature(board: string, user: UserId): Promise<BoardMiniature | Problem>
}

const activityPageMax = { entriesMax: 50, bytesMax: 1024 * 1024 }
const boardsListedMax = 200
const peopleListedMax = 500

export function createReading(
  boards: Boards,
  log: EventLog,
  visits: Pick<Visits, 'of' | 'on'>,
  people: Pick<People, 'find' | 'show'>,
  stars: Pick<Stars, 'has' | 'of'>,
): Reading {
  const look = createSee(boards)

  /** [A10] The same at a moment. */
  const lookAt = async <T>(board: string, user: UserId | null, at: string | null, see: (state: BoardState) => T) => {
    const head = await look(board, user, (state) => ({
      seq: state.seq,
      readsAfter: state.readsAfter,
      seen: at === null ? [see(state)] : [],
    }))
    if (!head || !isBoardId(board)) return noBoard
    for (const seen of head.seen) return seen
    const moment = parseMoment(at ?? '')
    if (!moment) return problem('invalid-field', '`at` is a seq, or a time in RFC 3339 with Z.', { field: 'at' })
    const seq = moment.kind === 'seq' ? Math.min(moment.seq, head.seq) : await log.seqAt(board, moment.ms)
    if (seq === 0) return noBoard
    if (seq < head.readsAfter) return noPast
    const then = await boards.asOf(board, seq)
    // While it was folded the board may have been closed to this person, or deleted.
    return (await look(board, user, () => see(then))) ?? noBoard
  }

  const summaryOf = async (seen: Seen, user: UserId | null): Promise<BoardSummary> => {
    const { cards: _, ...summary } = await miniatureOf(seen, user)
    return summary
  }
  const miniatureOf = async ({ cards, ...seen }: Seen, user: UserId | null): Promise<BoardMiniature> => {
    const [newest] = await log.read(seen.id, seen.seq - 1, { entriesMax: 1, bytesMax: 1 })
    const last = { actor: people.show(newest?.actor ?? house.id), type: newest?.type ?? '' }
    return { ...seen, starred: user !== null && stars.has(user, seen.id), last, cards }
  }
  const summary = async (board: BoardId, user: UserId | null) => {
    const seen = await look(board, user, (state) => summarize(state, user))
    return seen && summaryOf(seen, user)
  }

  const pastPaint = (state: BoardState) => ({
    ...firstPaint(state, log.epoch, people.show),
    at: new Date(state.at).toISOString(),
  })

  const boardsOf = async (user: UserId) => [
    ...stars.of(user),
    ...visits.of(user, boardsListedMax),
    ...(await log.boardsMadeBy(user)),
  ]

  return {
    summary,
    boardsOf,
    miniature: async (board, user) => {
      const seen = await look(board, user, (state) => summarize(state, user))
      return seen ? miniatureOf(seen, user) : noBoard
    },
    maySee: async (board, user) => (await look(board, user, () => true)) ?? false,
    snapshotAt: (board, user, at) =>
      lookAt(board, user, at, (state) => ({ board: toWireBoard(state.board), epoch: log.epoch, seq: state.seq })),
    firstPaint: async (board, user, at) => {
      const paint = await look(board, user, (state) => firstPaint(state, log.epoch, people.show))
      if (!paint) return null
      const seen = at === null ? null : await lookAt(board, user, at, pastPaint)
      const past = seen && 'snapshot' in seen ? seen : null
      const those = [...paint.people, ...(past?.people ?? [])]
      return { ...paint, starred: user !== null && stars.has(user, paint.snapshot.board.id), past, people: those }
    },
    card: async (board, card, user, at) => {
      const id = isCardId(card) ? card : null
      const seen = await lookAt(board, user, at, (state) => ({
        found: id && findCard(state.board, id),
        seq: state.seq,
      }))
      if ('code' in seen) return seen
      if (!seen.found || !isBoardId(board)) return noCard
      const body = await boards.bodyAsOf(board, seen.found.id, seen.seq)
      return { card: { ...seen.found, ...body }, epoch: log.epoch, seq: seen.seq }
    },
    activity: async (board, card, user, before) => {
      const id = isCardId(card) ? card : null
      const seen = await look(board, user, (state) => ({
        ...state,
        isThere: id !== null && !!findCard(state.board, id),
      }))
      if (!seen) return noBoard
      if (!seen.isThere || !id) return noCard
      const { board: now, seq } = seen
      const read = await log.readCardBack(now.id, id, Math.min(before, seq + 1), activityPageMax)
      const rows = read.filter((row) => row.seq > seen.readsAfter)
      const oldest = rows.at(-1)?.seq ?? 0
      const [older] = await log.readCardBack(now.id, id, oldest, { entriesMax: 1, bytesMax: 1 })
      const isMore = older !== undefined && older.seq > seen.readsAfter
      return { ...activityOf(now, id, rows, people.show), before: isMore ? oldest : null, seq }
    },
    archive: async (board, user, before) =>
      (await look(board, user, (state) => archivePage(state.board, before))) ?? noBoard,
    people: async (board, user) =>
      (await look(board, user, (state) => peopleOf(state.board, visits.on(state.board.id, peopleListedMax), people))) ??
      noBoard,
    boards: async (user) => {
      const found: BoardSummary[] = []
      for (const { board } of await log.heads(await boardsOf(user))) {
        if (found.length === boardsListedMax) break
        const one = await summary(board, user)
        if (one) found.push(one)
        await pause()
      }
      return found
    },
  }
}

/** A card's face, wherever it is. */
function findCard({ cards, archive }: Board, id: CardId): (Card & { readonly archived: boolean }) | null {
  const found = cards[id] ?? archive.cards[id]
  return found ? { ...face(found), archived: !cards[id] } : null
}

/** Whose account is gone is left out. */
function peopleOf(board: Board, visitors: readonly UserId[], people: Pick<People, 'find'>): BoardPerson[] {
  const members = Object.keys(board.members).filter(isUserId)
  const ids = new Set([...(board.owner ? [board.owner] : []), ...members, ...peopleOnCards(board), ...visitors])
  return [...ids].flatMap((id): BoardPerson[] => {
    const found = people.find(id)
    return found ? [{ id, name: found.name, color: found.color, role: roleOf(board, id) }] : []
  })
}

/** What is read of a board at once, for a summary of it. */
type Seen = Omit<BoardMiniature, 'starred' | 'last'>

/** So much of a list is drawn. */
const miniatureCardsMax = 8

const summarize = ({ board, seq, at }: BoardState, user: UserId | null): Seen => ({
  id: board.id,
  title: board.title,
  seq,
  at: new Date(at).toISOString(),
  owner: board.owner,
  role: roleOf(board, user),
  color: board.color,
  archived: board.archivedAt !== null,
  lists: board.order.lists.map((listId) => cardsOf(board, listId).length),
  cards: board.order.lists.map((listId) => cardsOf(board, listId).slice(0, miniatureCardsMax)),
})
