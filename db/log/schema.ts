import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** The log, as SQLite holds it. `drizzle-kit generate` makes the migrations from this file. */

/** One accepted command a row. Only an erasure ever changes one: `payload` is rewritten, `salt` goes. */
export const entries = sqliteTable(
  'entries',
  {
    board: text().notNull(),
    seq: integer().notNull(),
    commandId: text('command_id').notNull(),
    actor: text().notNull(),
    /** Milliseconds since 1970. */
    at: integer().notNull(),
    /** The type of the first event. */
    type: text().notNull(),
    /** The events, as JSON. */
    payload: text().notNull(),
    salt: blob({ mode: 'buffer' }),
    /** SHA-256 of the salt and the payload as it was written. */
    payloadHash: blob('payload_hash', { mode: 'buffer' }).notNull(),
    /** SHA-256 of the salt and the command in canonical form; older programs erased it with the salt. */
    commandHash: blob('command_hash', { mode: 'buffer' }),
    /** The chain: see `db/chain.ts`. */
    hash: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.board, table.seq] }),
    uniqueIndex('entries_command').on(table.board, table.actor, table.commandId),
    index('entries_own').on(table.board, table.actor, table.seq),
    index('entries_first').on(table.actor).where(sql`seq = 1`),
  ],
)

/** Each board's newest entry, updated in the transaction that writes it. */
export const heads = sqliteTable('heads', {
  board: text().primaryKey(),
  seq: integer().notNull(),
  at: integer().notNull(),
  hash: blob({ mode: 'buffer' }).notNull(),
})

/** What was answered to commands that left no entry: a rejection, or that nothing would change. */
export const answers = sqliteTable(
  'answers',
  {
    board: text().notNull(),
    actor: text().notNull(),
    commandId: text('command_id').notNull(),
    at: integer().notNull(),
    salt: blob({ mode: 'buffer' }).notNull(),
    commandHash: blob('command_hash', { mode: 'buffer' }).notNull(),
    /** The result, as JSON. */
    result: text().notNull(),
    isRejection: integer('is_rejection', { mode: 'boolean' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.board, table.actor, table.commandId] }),
    index('answers_rejections').on(table.at).where(sql`is_rejection`),
  ],
)

/** Which entries name a card: its body is folded from these. */
export const cardEntries = sqliteTable(
  'card_entries',
  { board: text().notNull(), card: text().notNull(), seq: integer().notNull() },
  (table) => [primaryKey({ columns: [table.board, table.card, table.seq] })],
)

/** The boards that were deleted for good: their ids are not given again. */
export const deletedBoards = sqliteTable('deleted_boards', {
  board: text().primaryKey(),
  /** Milliseconds since 1970. */
  at: integer().notNull(),
})

/** One row: the log's own facts. */
export const lives = sqliteTable('lives', {
  epoch: text().primaryKey(),
  /** Milliseconds since 1970. The life that was written last is the one that goes on. */
  since: integer().notNull(),
})
