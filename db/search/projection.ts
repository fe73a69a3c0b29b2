import type Database from 'better-sqlite3'
import { createLetters, type LetterEntry, type Letters } from '../inbox/letters.ts'
import { type Change, changesOf, type Place } from './changes.ts'
import { type Excerpt, excerptOf } from './excerpt.ts'
import { type Question, questionOf, spaced } from './words.ts'

/** What can be found, and what people are told, folded from the log: its tables, and how they are written and asked. */
export type Projection = {
  /** Written in the same transactions, after the same cursors. */
  readonly letters: Pick<Letters, 'of'>
  /** The newest `seq` of a board that is in it; 0 where none is. */
  cursor(board: string): number
  /** Takes in the next entries of a board, all or nothing; returns whose letters are others now. */
  take(board: string, entries: readonly LetterEntry[]): ReadonlySet<string>
  /** Lets go of all of a board. */
  drop(board: string): void
  /** The boards that it has something of. */
  boards(): readonly string[]
  /** The cards of these boards in which something is found, best first, each of them once. */
  find(asked: Asked): readonly Found[]
}

export type Asked = { readonly typed: string; readonly boards: readonly string[]; readonly hitsMax: number }
export type Found = {
  readonly board: string
  readonly card: string
  /** `number`: it is the card of that number; `prefix` are the letters that were typed before it. */
  readonly where: Place | 'number'
  readonly prefix: string | null
  readonly excerpt: Excerpt
}

/** Another number makes every file anew. */
export const projectionVersion = 3

/**
 * `words` has the words of what is not archived, under the key of its board, so that what others write on their boards does
 * not slow down mine. The texts themselves are kept beside it once.
 */
const tables = `
  create table if not exists boards (key integer primary key, id text not null unique, seq integer not null);
  create table if not exists cards (
    board integer not null, card text not null, list text not null, number integer not null, archived text not null,
    primary key (board, card)
  ) without rowid;
  create index if not exists cards_list on cards (board, list);
  create index if not exists cards_number on cards (number);
  create table if not exists texts (
    id integer primary key, board integer not null, card text not null, place text not null, thing text not null,
    text text not null
  );
  create unique index if not exists texts_of on texts (board, card, place, thing);
  create virtual table if not exists words using fts5(
    board, title, rest, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
  );
  insert into words (words, rank) values ('rank', 'bm25(0.0, 8.0, 1.0)');
`

/** More rows than hits are looked at, because many may be of one card. */
const rowsPerHit = 8
const charsMax = 160
const textsAtOnce = 1_000

/** Kept in the file, so that it is known after a crash. */
const unsqueezed = 1

type Archived = 'no' | 'alone' | 'with-list'

export function createProjection(db: Database.Database): Projection {
  // What is dropped is overwritten, not only let go of.
  db.pragma('secure_delete = ON')
  db.exec(tables)
  const letters = createLetters(db)
  const boardOf = db.prepare<[string], { key: number; seq: number }>('select key, seq from boards where id = ?')
  const putBoard = db.prepare<[string], { key: number }>('insert into boards (id, seq) values (?, 0) returning key')
  const putSeq = db.prepare('update boards set seq = ? where key = ?')
  const putCard = db.prepare("insert or ignore into cards values (?, ?, ?, ?, 'no')")
  const dropCard = db.prepare('delete from cards where board = ? and card = ?')
  /** The index and the log of writes keep what was dropped, until the one is made anew and the other emptied. */
  let hasForgotten = db.pragma('user_version', { simple: true }) === unsqueezed
  const noteForgotten = () => {
    hasForgotten = true
    db.pragma(`user_version = ${unsqueezed}`)
  }
  const squeeze = () => {
    if (!hasForgotten) return
    hasForgotten = false
    putAllWords()
    db.pragma('wal_checkpoint(truncate)')
  }
  const moveCard = db.prepare('update cards set list = ? where board = ? and card = ?')
  const archivedOf = db.prepare<[number, string], { archived: Archived }>(
    'select archived from cards where board = ? and card = ?',
  )
  const putArchived = db.prepare('update cards set archived = ? where board = ? and card = ?')
  const inList = db.prepare<[number, string, Archived], { card: string }>(
    'select card from cards where board = ? and list = ? and archived = ?',
  )
  const textsOf = db.prepare<[number, string], { id: number; place: Place; text: string }>(
    'select id, place, text from texts where board = ? and card = ?',
  )
  const textAt = db.prepare<[number, string, string, string], { id: number }>(
    'select id from texts where board = ? and card = ? and place = ? and thing = ?',
  )
  const putText = db.prepare<[number, string, string, string, string], { id: number }>(
    'insert into texts (board, card, place, thing, text) values (?, ?, ?, ?, ?) returning id',
  )
  const shown = db.prepare<[number, number], { id: number; board: number; place: Place; text: string }>(
    `select id, board, place, text from texts join cards using (board, card)
      where archived = 'no' and id > ? order by id limit ?`,
  )
  const dropText = db.prepare('delete from texts where id = ?')
  const putWords = db.prepare('insert into words (rowid, board, title, rest) values (?, ?, ?, ?)')
  const dropWords = db.prepare('delete from words where rowid = ?')
  const match = db.prepare<[string, number], Omit<TextRow, 'prefix'>>(
    `select boards.id as board, card, place, text
       from (select rowid as id, rank from words where words match ? order by rank limit ?) as found
       join texts using (id) join boards on boards.key = texts.board
      order by found.rank, found.id desc`,
  )
  const numbered = db.prepare<[number, string, number], Omit<TextRow, 'prefix'>>(
    `select boards.id as board, cards.card, 'number' as place, coalesce(text, '') as text
       from cards join boards on boards.key = cards.board
       left join texts on texts.board = cards.board and texts.card = cards.card and place = 'title'
      where number = ? and archived = 'no' and boards.id in (select value from json_each(?)) limit ?`,
  )
  const keysOf = db.prepare<[string], { key: number }>(
    'select key from boards where id in (select value from json_each(?))',
  )
  const dropBoard = db.prepare('delete from boards where key = ?')
  const allBoards = db.prepare<[], { id: string }>('select id from boards')
  const idsOfBoard = db.prepare<[number], { id: number }>('select id from texts where board = ?')
  const dropAll = ['cards', 'texts'].map((table) => db.prepare(`delete from ${table} where board = ?`))

  const show = (board: number, { id, place, text }: { id: number; place: Place; text: string }) => {
    const words = spaced(text)
    putWords.run(id, keyWord(board), place === 'title' ? words : '', place === 'title' ? '' : words)
  }
  /** Merging the index (`optimize`) may leave a word of which all rows are gone: so it is made anew of the texts. */
  const putAllWords = db.transaction(() => {
    db.exec("insert into words (words) values ('delete-all')")
    for (let page = shown.all(0, textsAtOnce); page.length > 0; ) {
      for (const text of page) show(text.board, text)
      page = shown.all(page.at(-1)?.id ?? Number.MAX_SAFE_INTEGER, textsAtOnce)
    }
    db.pragma('user_version = 0')
  })
  // What a process before this one has left.
  squeeze()
  const archive = (board: number, card: string, how: Archived) => {
    const was = archivedOf.get(board, card)?.archived
    if (was === undefined || was === how) return
    putArchived.run(how, board, card)
    if (was !== 'no' && how !== 'no') return
    for (const text of textsOf.all(board, card)) {
      if (how === 'no') show(board, text)
      else dropWords.run(text.id)
    }
  }
  const say = (board: number, { card, place, thing, text }: Extract<Change, { kind: 'said' }>) => {
    const before = textAt.get(board, card, place, thing)
    if (before) {
      dropWords.run(before.id)
      dropText.run(before.id)
    }
    if (text === '') return
    const id = putText.get(board, card, place, thing, text)?.id
    const isShown = archivedOf.get(board, card)?.archived === 'no'
    if (id !== undefined && isShown) show(board, { id, place, text })
  }
  const forget = (board: number, card: string) => {
    for (const { id } of textsOf.all(board, card)) {
      dropWords.run(id)
      dropText.run(id)
    }
    dropCard.run(board, card)
    noteForgotten()
  }
  const change = (board: number, made: Change): void => {
    switch (made.kind) {
      case 'added':
        putCard.run(board, made.card, made.list, made.number)
        return
      case 'moved':
        for (const card of made.cards) moveCard.run(made.list, board, card)
        return
      case 'said':
        return say(board, made)
      case 'archived':
        for (const card of made.cards) archive(board, card, 'alone')
        return
      case 'restored':
        for (const card of made.cards) archive(board, card, 'no')
        return
      case 'gone':
        for (const card of made.cards) forget(board, card)
        return
      case 'erased':
        noteForgotten()
        return
      case 'list-archived':
        for (const { card } of inList.all(board, made.list, 'no')) archive(board, card, 'with-list')
        return
      case 'list-restored':
        for (const { card } of inList.all(board, made.list, 'with-list')) archive(board, card, 'no')
    }
  }

  const find = ({ typed, boards, hitsMax }: Asked): readonly Found[] => {
    const among = JSON.stringify(boards)
    const found: Found[] = []
    const seen = new Set<string>()
    const keep = (row: Omit<TextRow, 'prefix'>, prefix: string | null, question: Question) => {
      const { board, card, place, text } = row
      const key = `${board} ${card}`
      if (found.length === hitsMax || seen.has(key)) return
      seen.add(key)
      const excerpt = excerptOf(text, question, place === 'title' ? Number.POSITIVE_INFINITY : charsMax)
      found.push({ board, card, where: place, prefix, excerpt })
    }
    const number = numberIn(typed)
    if (number) for (const row of numbered.all(number.number, among, hitsMax)) keep(row, number.prefix, nothing)
    const question = questionOf(typed)
    const keys = keysOf.all(among).map(({ key }) => keyWord(key))
    if (!question || keys.length === 0) return found
    for (const row of match.all(matching(question, keys), hitsMax * rowsPerHit)) keep(row, null, question)
    return found
  }

  const take = db.transaction((board: string, entries: readonly LetterEntry[]): ReadonlySet<string> => {
    const { key, seq: cursor } = boardOf.get(board) ?? { ...putBoard.get(board), seq: 0 }
    const fresh = entries.filter(({ seq }) => seq > cursor)
    const last = fresh.at(-1)
    if (key === undefined || !last) return new Set()
    for (const { events } of fresh) for (const event of events) for (const made of changesOf(event)) change(key, made)
    putSeq.run(last.seq, key)
    return letters.take(board, fresh)
  })

  return {
    cursor: (board) => boardOf.get(board)?.seq ?? 0,
    letters,
    take: (board, entries) => {
      const told = take(board, entries)
      squeeze()
      return told
    },
    drop: db.transaction((board: string) => {
      const key = boardOf.get(board)?.key
      if (key === undefined) return
      for (const { id } of idsOfBoard.all(key)) dropWords.run(id)
      for (const dropping of dropAll) dropping.run(key)
      dropBoard.run(key)
      letters.drop(board)
      noteForgotten()
    }),
    boards: () => allBoards.all().map(({ id }) => id),
    find,
  }
}

type TextRow = { board: string; card: string; place: Place | 'number'; text: string; prefix: string | null }

const nothing: Question = { phrases: [], isOpen: false }

/** The word that all rows of a board have in common. */
const keyWord = (key: number): string => `b${key}`

/** The question in FTS5's own language. What someone has typed is in it only as letters and digits between quotes. */
function matching({ phrases, isOpen }: Question, keys: readonly string[]): string {
  const all = phrases.map((phrase, index) => {
    const quoted = `"${phrase.join(' ').replaceAll('"', '""')}"`
    return isOpen && index === phrases.length - 1 ? `${quoted} *` : quoted
  })
  return `board : (${keys.join(' OR ')}) AND {title rest} : (${all.join(' AND ')})`
}

/** `TAN-41`, or `41`. */
function numberIn(typed: string): { prefix: string | null; number: number } | null {
  const [, prefix, digits] = /^\s*(?:([\p{L}\p{N}]{1,20})-)?(\d{1,9})\s*$/u.exec(typed) ?? []
  return digits === undefined ? null : { prefix: prefix ?? null, number: Number(digits) }
}
