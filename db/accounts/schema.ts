import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Accounts and sessions, in a file of their own. The first four tables have the shape that better-auth asks for. */

const now = sql`(cast(unixepoch('subsecond') * 1000 as integer))`
const times = {
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).default(now).notNull(),
  updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).default(now).notNull(),
}

export const user = sqliteTable('user', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).default(false).notNull(),
  image: text(),
  isAnonymous: integer('is_anonymous', { mode: 'boolean' }).default(false),
  /** `peer-1` … `peer-8` */
  color: text().notNull(),
  /** Runs this instance. */
  isAdmin: integer('is_admin', { mode: 'boolean' }).default(false).notNull(),
  /** The invitation by which they came, each once; `first` for the first account. */
  invitation: text().unique(),
  /** The hash of their picture. */
  picture: text(),
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).default(false),
  ...times,
})

export const session = sqliteTable(
  'session',
  {
    id: text().primaryKey(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    token: text().notNull().unique(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    ...times,
  },
  (table) => [index('session_user').on(table.userId)],
)

export const account = sqliteTable(
  'account',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: integer('access_token_expires_at', { mode: 'timestamp_ms' }),
    refreshTokenExpiresAt: integer('refresh_token_expires_at', { mode: 'timestamp_ms' }),
    scope: text(),
    password: text(),
    ...times,
  },
  (table) => [uniqueIndex('account_provider').on(table.providerId, table.accountId)],
)

export const verification = sqliteTable(
  'verification',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    ...times,
  },
  (table) => [index('verification_identifier').on(table.identifier)],
)

/** The boards that someone has given a star. */
export const stars = sqliteTable(
  'stars',
  {
    userId: text('user_id').notNull(),
    board: text().notNull(),
    /** Milliseconds since 1970. */
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.board] }), index('stars_board').on(table.board)],
)

/** Up to where someone has read all letters about a board. */
export const lettersSeen = sqliteTable(
  'letters_seen',
  {
    userId: text('user_id').notNull(),
    board: text().notNull(),
    seq: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.board] }), index('letters_seen_board').on(table.board)],
)

/** The letters after that which someone has read: each is named by the entry that it tells of. */
export const lettersRead = sqliteTable(
  'letters_read',
  {
    userId: text('user_id').notNull(),
    board: text().notNull(),
    seq: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.board, table.seq] }),
    index('letters_read_board').on(table.board),
  ],
)

/** The tokens of share links, each by its hash; what a link gives, and whether it still does, the board's log says. */
export const shareTokens = sqliteTable(
  'share_tokens',
  {
    board: text().notNull(),
    link: text().notNull(),
    /** SHA-256 of the token, in hex. */
    hash: text().notNull().unique(),
    /** `salt:scrypt`, both in hex; null where it takes none. */
    password: text(),
  },
  (table) => [primaryKey({ columns: [table.board, table.link] })],
)

/** Which boards someone has opened, and when last. */
export const visits = sqliteTable(
  'visits',
  {
    userId: text('user_id').notNull(),
    board: text().notNull(),
    /** Milliseconds since 1970. */
    at: integer().notNull(),
    /** The newest entry that they have had before their eyes; null where that is not known. */
    seen: integer(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.board] }), index('visits_board').on(table.board, table.at)],
)

/** Second factors, in the shape that better-auth asks for. */
export const twoFactor = sqliteTable(
  'two_factor',
  {
    id: text().primaryKey(),
    secret: text().notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    verified: integer({ mode: 'boolean' }).default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: integer('locked_until', { mode: 'timestamp_ms' }),
  },
  (table) => [index('two_factor_user').on(table.userId)],
)

/** Passkeys, in the shape that better-auth asks for. */
export const passkey = sqliteTable(
  'passkey',
  {
    id: text().primaryKey(),
    name: text(),
    publicKey: text('public_key').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    credentialID: text('credential_id').notNull(),
    counter: integer().notNull(),
    deviceType: text('device_type').notNull(),
    backedUp: integer('backed_up', { mode: 'boolean' }).notNull(),
    transports: text(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }),
    aaguid: text(),
  },
  (table) => [index('passkey_user').on(table.userId), index('passkey_credential').on(table.credentialID)],
)

/** Guests who have become accounts: kept for ever, as the logs name them. */
export const aliases = sqliteTable(
  'aliases',
  {
    guest: text().primaryKey(),
    account: text().notNull(),
    /** Milliseconds since 1970. */
    at: integer().notNull(),
  },
  (table) => [index('aliases_account').on(table.account)],
)

/** The boards that have still to be told of it. */
export const aliasBoards = sqliteTable(
  'alias_boards',
  {
    guest: text().notNull(),
    board: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.guest, table.board] })],
)

/** Who may make an account; `user.invitation` tells which of them did. */
export const invitations = sqliteTable('invitations', {
  id: text().primaryKey(),
  /** SHA-256 of the token, in hex. */
  hash: text().notNull().unique(),
  /** It is for whoever has this address alone; null: for whoever has the link. */
  email: text(),
  /** Milliseconds since 1970. */
  expiresAt: integer('expires_at').notNull(),
})

/** Links by which someone who forgot their password sets another. */
export const resets = sqliteTable(
  'resets',
  {
    /** SHA-256 of the token, in hex. */
    hash: text().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    /** Milliseconds since 1970. */
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [index('resets_user').on(table.userId)],
)

/** The pictures that people have given themselves. */
export const pictures = sqliteTable('pictures', {
  userId: text('user_id')
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
  /** SHA-256 of the bytes, in hex: where they are asked for. */
  hash: text().notNull(),
  /** `image/png`, `image/jpeg` or `image/webp` */
  type: text().notNull(),
  bytes: blob({ mode: 'buffer' }).notNull(),
})
