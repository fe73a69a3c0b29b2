import type { UserId } from '../../domain/id.ts'
import type { Person } from '../../domain/person.ts'
import type { Session } from '../../domain/presence.ts'
import type { Cell } from '../_client/cell.ts'
import type { LiveClient } from '../_client/live-client.ts'

/** Whom I follow: my window shows what theirs does, until I touch anything. */
export type Followed = Cell<Person | null>

/**
 * The session whose window someone's followers see: their own, or where they follow someone in turn, that one's. Null
 * where nobody is there, or where it leads round in a circle.
 */
export function leadingSession(
  live: Pick<LiveClient, 'users' | 'views'>,
  me: UserId,
  followed: UserId,
): Session | null {
  const passed = new Set([me])
  for (let user = followed; !passed.has(user); ) {
    passed.add(user)
    const session = frontSession(live, user)
    const follows = session && live.views.get(session.session)?.follows
    if (!follows) return session
    user = follows
  }
  return null
}

/** Of someone's tabs, the one that they are at. */
function frontSession({ users, views }: Pick<LiveClient, 'users' | 'views'>, user: UserId): Session | null {
  const heardAt = ({ session }: Session): number => views.get(session)?.heardAt ?? 0
  const [front] = (users[user]?.sessions ?? []).toSorted(
    (a, b) => Number(a.idle) - Number(b.idle) || heardAt(b) - heardAt(a),
  )
  return front ?? null
}
