import type { EventLog } from '../../db/event-log.ts'
import { toEntry } from '../../db/event-log.ts'
import type { LetterRow } from '../../db/inbox/letters.ts'
import type { SearchThread } from '../../db/search/search-thread.ts'
import type { Away } from '../../domain/away.ts'
import type { Board, Card } from '../../domain/board.ts'
import { type BoardId, checked, isCardId, isUserId, type UserId } from '../../domain/id.ts'
import type { InboxPage, Letter } from '../../domain/letter.ts'
import { withPlainMentions } from '../../domain/mention.ts'
import type { Boards } from '../boards.ts'
import type { People } from '../people.ts'
import { createSee } from '../seeing.ts'
import { isAfter, type LetterPlace, placeOf } from './letter-place.ts'
import type { Marks } from './marks.ts'

/** What someone is told: read from their letters, on the boards as they are now. */
export type Inbox = {
  /** The letters after a place, or from the newest on. */
  page(user: UserId, after: LetterPlace | null): Promise<InboxPage>
  /** How many are not read; counts no further than `unreadMax`. */
  unread(user: UserId): Promise<number>
  /** [H81] How many letters about a board's entries after a `seq` are told. */
  countOn(user: UserId, board: BoardId, after: number): Promise<Away['forYou']>
  /** [H86] Marks those of these that are letters of this person: others would be kept for ever. */
  read(user: UserId, named: readonly { readonly board: BoardId; readonly seq: number }[]): Promise<void>
  /** [H86] */
  readUpTo(user: UserId, place: LetterPlace): Promise<void>
}

export type InboxOptions = {
  readonly thread: Pick<SearchThread, 'letters'>
  readonly boards: Pick<Boards, 'look' | 'bodyAsOf'>
  readonly log: Pick<EventLog, 'read'>
  readonly people: Pick<People, 'show'>
  readonly marks: Pick<Marks, 'of' | 'read' | 'readUpTo'>
}

/** Older letters than these are not told any more. */
const lettersMax = 500
const pageLettersMax = 50
const unreadMax = 100
const excerptCharsMax = 240

export function createInbox({ thread, boards, log, people, marks }: InboxOptions): Inbox {
  const look = createSee(boards)

  /**
   * What a letter is about, on its board as it is at this moment: null where the reader may not see it, or where there is
   * nothing left to tell of. Each board is looked at once.
   */
  const lookAll = async (user: UserId, rows: readonly LetterRow[]) => {
    const found = new Map<LetterRow, About>()
    for (const id of new Set(rows.map(({ board }) => board))) {
      const here = rows.filter(({ board }) => board === id)
      await look(id, user, ({ board, readsAfter }) => {
        for (const row of here) {
          const about = row.seq > readsAfter ? aboutOn(board, user, row) : null
          if (about) found.set(row, about)
        }
      })
    }
    return found
  }

  /** The words of a comment as it reads now; empty where there are none. */
  const excerptOf = async (board: BoardId, { thing, said }: LetterRow): Promise<string> => {
    const [row] = thing === null ? [] : await log.read(board, said - 1, { entriesMax: 1, bytesMax: 1 })
    for (const event of row ? toEntry(row).events : []) {
      if (event.type === 'CommentRestored' && event.commentId === thing)
        return shortened(withPlainMentions(event.comment.text))
      if ((event.type === 'CommentAdded' || event.type === 'CommentEdited') && event.commentId === thing)
        return shortened(withPlainMentions(event.text))
    }
    return ''
  }

  /** [H85] Letters that are being made anew may tell of a comment that is not there any more: the log knows. */
  const isGone = async ({ board, card }: About, { kind, thing }: LetterRow): Promise<boolean> => {
    if (kind !== 'mention' && kind !== 'comment') return false
    const { comments } = await boards.bodyAsOf(board, card, Number.MAX_SAFE_INTEGER)
    return !Object.keys(comments).some((id) => id === thing)
  }

  const toLetter = async (row: LetterRow, about: About, isRead: boolean): Promise<Letter> => ({
    ...about,
    seq: row.seq,
    at: new Date(row.at).toISOString(),
    actor: people.show(checked(isUserId, row.actor)),
    kind: row.kind,
    thing: row.thing,
    excerpt: await excerptOf(about.board, row),
    isRead,
  })

  const unread = async (user: UserId): Promise<number> => {
    const isRead = marks.of(user)
    const rows = (await thread.letters(user, lettersMax)).letters.filter((row) => !isRead(row))
    return Math.min((await lookAll(user, rows)).size, unreadMax)
  }

  return {
    page: async (user, after) => {
      const { letters, isWhole } = await thread.letters(user, lettersMax)
      const rows = after ? letters.filter((row) => isAfter(row, after)) : letters
      const found = await lookAll(user, rows)
      const told = rows.filter((row) => found.has(row))
      const isRead = marks.of(user)
      const page: Letter[] = []
      for (const row of told.slice(0, pageLettersMax)) {
        const about = found.get(row)
        if (about && (isWhole || !(await isGone(about, row)))) page.push(await toLetter(row, about, isRead(row)))
      }
      const [first, last] = [told[0], told[pageLettersMax - 1]]
      return {
        letters: page,
        newest: first ? placeOf(first) : null,
        before: last && told.length > pageLettersMax ? placeOf(last) : null,
        unread: await unread(user),
        isWhole,
      }
    },
    unread,
    countOn: async (user, board, after) => {
      const { letters } = await thread.letters(user, lettersMax)
      const rows = letters.filter((row) => row.board === board && row.seq > after)
      const told = [...(await lookAll(user, rows)).keys()]
      const comments = told.filter(({ kind }) => kind === 'mention' || kind === 'comment').length
      return { comments, assigned: told.length - comments }
    },
    read: async (user, named) => {
      const { letters } = await thread.letters(user, lettersMax)
      const isMine = ({ board, seq }: { board: BoardId; seq: number }) =>
        letters.some((row) => row.board === board && row.seq === seq)
      marks.read(user, named.filter(isMine))
    },
    readUpTo: async (user, place) => {
      const { letters } = await thread.letters(user, lettersMax)
      const newest = new Map<string, number>()
      for (const row of letters)
        if (!isAfter(place, row)) newest.set(row.board, Math.max(newest.get(row.board) ?? 0, row.seq))
      marks.readUpTo(
        user,
        [...newest].map(([board, seq]) => ({ board, seq })),
      )
    },
  }
}

type About = Pick<Letter, 'board' | 'boardTitle' | 'prefix' | 'card' | 'number' | 'title' | 'cards'>

function aboutOn(board: Board, user: UserId, { kind, cards: ids }: LetterRow): About | null {
  const cards = ids.flatMap((id): Card[] => {
    const card = isCardId(id) ? board.cards[id] : undefined
    // Who was taken off again has nothing to do there.
    return card && (kind !== 'assigned' || card.people?.includes(user)) ? [card] : []
  })
  const [card] = cards
  if (!card) return null
  const { id, title: boardTitle, prefix } = board
  return { board: id, boardTitle, prefix, card: card.id, number: card.number, title: card.title, cards: cards.length }
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const chars = Array.from(line)
  return chars.length > excerptCharsMax ? `${chars.slice(0, excerptCharsMax).join('')}…` : line
}
