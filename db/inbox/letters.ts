import type Database from 'better-sqlite3'
import type { Entry } from '../../domain/event.ts'
import type { Post } from './post.ts'
import { postOf } from './post.ts'

/**
 * What people are told of what others did, folded from the log: a letter for each entry that concerns someone. There are
 * no words in it: whoever reads looks them up, so that none outlive their card (E8).
 */
export type Letters = {
  /** Takes in entries of a board; returns whose letters are others now. */
  take(board: string, entries: readonly LetterEntry[]): ReadonlySet<string>
  /** Lets go of all of a board. */
  drop(board: string): void
  /** Someone's letters, newest first. */
  of(user: string, lettersMax: number): readonly LetterRow[]
}

export type LetterEntry = Pick<Entry, 'seq' | 'at' | 'actor' | 'events'>
export type LetterKind = 'mention' | 'comment' | 'assigned' | 'item'

/** `said` is the entry that has the words of the comment as it reads now. */
export type LetterRow = {
  readonly board: string
  readonly seq: number
  readonly at: number
  readonly actor: string
  readonly kind: LetterKind
  readonly cards: readonly string[]
  /** The comment or item that it is about. */
  readonly thing: string | null
  readonly said: number
}

type AliasedOn = { readonly board: string; readonly from: string; readonly to: string }

const tables = `
  create table if not exists letters (
    board text not null, user text not null, seq integer not null, at integer not null, actor text not null,
    kind text not null, cards text not null, thing text, said integer not null,
    primary key (board, user, seq)
  ) without rowid;
  create index if not exists letters_of on letters (user, at);
  create index if not exists letters_about on letters (board, thing) where thing is not null;
  create table if not exists parts (
    board text not null, card text not null, user text not null, why text not null,
    primary key (board, card, user, why)
  ) without rowid;
`

export function createLetters(db: Database.Database): Letters {
  db.exec(tables)
  const putLetter = db.prepare(
    `insert into letters (board, user, seq, at, actor, kind, cards, thing, said) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict do update set cards = (
         select json_group_array(value) from (
           select value from json_each(cards) union select value from json_each(excluded.cards)
         )
       ) where kind = excluded.kind`,
  )
  const putPart = db.prepare('insert or ignore into parts values (?, ?, ?, ?)')
  const dropPart = db.prepare('delete from parts where board = ? and card = ? and user = ? and why = ?')
  const partsOf = db.prepare<[string, string], { user: string }>(
    'select distinct user from parts where board = ? and card = ?',
  )
  const dropParts = db.prepare('delete from parts where board = ? and card = ?')
  const rewritten = db.prepare<[number, string, string], { user: string }>(
    'update letters set said = ? where board = ? and thing = ? returning user',
  )
  const unnamed = db.prepare<[string, string, string], { user: string }>(
    "delete from letters where board = ? and thing = ? and user = ? and kind = 'mention' returning user",
  )
  const dropThing = db.prepare<[string, string], { user: string }>(
    'delete from letters where board = ? and thing = ? returning user',
  )
  const dropCard = db.prepare<[string, string], { user: string }>(
    'delete from letters where board = ? and cards = json_array(?) returning user',
  )
  // What both have is one; nobody is told what they did themselves.
  const aliased = ['letters', 'parts'].flatMap((table) => [
    db.prepare<AliasedOn>(`update or ignore ${table} set user = @to where board = @board and user = @from`),
    db.prepare<AliasedOn>(`delete from ${table} where board = @board and user = @from`),
  ])
  const dropOwn = db.prepare<AliasedOn>(
    'delete from letters where board = @board and user = @to and actor in (@from, @to)',
  )
  const dropAll = ['letters', 'parts'].map((table) => db.prepare(`delete from ${table} where board = ?`))
  const select = db.prepare<[string, number], Omit<LetterRow, 'cards'> & { cards: string }>(
    `select board, seq, at, actor, kind, cards, thing, said from letters where user = ?
      order by at desc, board, seq desc limit ?`,
  )

  const deliver = (board: string, { seq, at, actor }: LetterEntry, post: Post): readonly string[] => {
    /** Nobody is told what they did themselves. */
    const tell = (
      user: string,
      kind: LetterKind,
      cards: readonly string[],
      thing: string | null,
      by = actor,
    ): string[] => {
      if (user === actor || user === by) return []
      putLetter.run(board, user, seq, at, by, kind, JSON.stringify(cards), thing, seq)
      return [user]
    }
    const users = (rows: readonly { user: string }[]) => rows.map(({ user }) => user)
    switch (post.kind) {
      case 'part':
        for (const card of post.cards) putPart.run(board, card, post.user, post.why)
        return []
      case 'no-part':
        for (const card of post.cards) dropPart.run(board, card, post.user, post.why)
        // A letter tells of an assignment for as long as it holds: whoever reads sees that.
        return [post.user]
      case 'assigned':
        return tell(post.user, 'assigned', post.cards, null)
      case 'item': {
        const dropped = users(dropThing.all(board, post.thing))
        return post.user === null ? dropped : [...dropped, ...tell(post.user, 'item', [post.card], post.thing)]
      }
      case 'said': {
        const { card, thing, author, mentions, before } = post
        const changed = before ? users(rewritten.all(seq, board, thing)) : []
        const dropped = (before ?? [])
          .filter((user) => !mentions.includes(user))
          .flatMap((user) => users(unnamed.all(board, thing, user)))
        const named = mentions
          .filter((user) => !before?.includes(user))
          .flatMap((user) => tell(user, 'mention', [card], thing, author))
        if (before) return [...changed, ...dropped, ...named]
        const others = users(partsOf.all(board, card)).filter((user) => !mentions.some((one) => one === user))
        return [...named, ...others.flatMap((user) => tell(user, 'comment', [card], thing, author))]
      }
      case 'removed':
        return post.things.flatMap((thing) => users(dropThing.all(board, thing)))
      case 'aliased': {
        const { from, to } = post
        for (const statement of [...aliased, dropOwn]) statement.run({ board, from, to })
        return [to]
      }
      case 'gone':
        for (const card of post.cards) dropParts.run(board, card)
        return post.cards.flatMap((card) => users(dropCard.all(board, card)))
    }
  }

  return {
    take: (board, entries) => {
      const told = new Set<string>()
      for (const entry of entries)
        for (const event of entry.events)
          for (const post of postOf(event, entry.actor)) for (const user of deliver(board, entry, post)) told.add(user)
      return told
    },
    drop: (board) => {
      for (const dropping of dropAll) dropping.run(board)
    },
    of: (user, lettersMax) =>
      select.all(user, lettersMax).map(({ cards, ...row }) => {
        const named: string[] = JSON.parse(cards)
        return { ...row, cards: named }
      }),
  }
}
