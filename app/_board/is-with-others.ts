import type { LiveClient } from '../_client/live-client.ts'

/** Whether somebody else is here: otherwise there is nobody to tell. */
export const isWithOthers = (live: LiveClient | null): boolean => Object.keys(live?.users ?? {}).length > 1
