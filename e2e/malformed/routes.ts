import { globSync, readFileSync } from 'node:fs'

/** A route of the API, as the code names it. */
export type Route = { readonly method: string; readonly path: string }

/** All routes that the server's tables have, read off its code: one that is new is tried without being named here. */
export function routesInCode(): Route[] {
  return globSync('server/**/*.ts', { exclude: ['**/*.test.ts', 'server/limits/**'] })
    .map((file) => readFileSync(file, 'utf8'))
    .flatMap((code) => [...code.matchAll(/'(\/api\/[^']*)': \{([^}]*)\}/g)])
    .flatMap(([, path = '', methods = '']) =>
      [...methods.matchAll(/\b(GET|POST|PATCH|PUT|DELETE):/g)].map(([, method = '']) => ({ method, path })),
    )
}

/** What accounts answer, which are better-auth's. */
export const routesOfAccounts: readonly Route[] = [
  '/sign-in/anonymous',
  '/sign-in/email',
  '/sign-in/social',
  '/sign-up/email',
  '/sign-out',
  '/request-password-reset',
  '/reset-password',
  '/change-password',
  '/revoke-session',
  '/nothing-of-theirs',
].map((path) => ({ method: 'POST', path: `/api/auth${path}` }))

/** The address of a route, with these in the places of its names. */
export const addressOf = ({ path }: Route, names: Readonly<Record<string, string>>, otherwise: string): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => names[name] ?? otherwise)
