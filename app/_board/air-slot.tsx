'use client'

import type { Present } from '../../domain/presence.ts'
import { later } from '../later.tsx'
import { useLive } from './use-board.ts'

const Air = later(() => import('./air.tsx').then((loaded) => loaded.Air))

/** Where others have their pointers and cards in the air, or I in another window. Who is here alone needs none of it. */
export function AirSlot() {
  const isShared = useLive(
    (live) =>
      live !== null &&
      Object.values<Present>(live.users).some(({ sessions }) =>
        sessions.some(({ session }) => session !== live.session),
      ),
  )
  return isShared && <Air />
}
