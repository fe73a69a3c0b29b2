import { createHash } from 'node:crypto'

/** What is kept of a token: who reads the file cannot use it. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')
