import { defineConfig } from 'drizzle-kit'

/** The log's tables. The accounts' have a file of their own: `db/accounts/drizzle.config.ts`. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './db/log/schema.ts',
  out: './db/log/migrations',
})
