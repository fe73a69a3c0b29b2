import type { CardId, UserId } from '../../domain/id.ts'
import type { Sight } from '../_client/at.ts'
import type { LiveClient } from '../_client/live-client.ts'
import { leadingSession } from './followed.ts'
import type { Glide } from './sight.ts'

export type LeadOptions = {
  readonly live: LiveClient
  readonly me: UserId
  readonly followed: UserId
  readonly glide: Glide
  readonly show: (card: CardId | null) => void
  /** Who was followed is not here any more. */
  readonly onLeft: () => void
}

/** Lets my window show what theirs does; returns its own undo. */
export function lead({ live, me, followed, glide, show, onLeft }: LeadOptions): () => void {
  let card: CardId | null | undefined
  let sight: Sight | null | undefined

  const look = () => {
    // Without a line nobody is here; who is still there is seen when it is back.
    if (live.session === null) return
    if (!live.users[followed]) return onLeft()
    const session = leadingSession(live, me, followed)
    if (!session) return
    if (session.card !== card) {
      card = session.card
      show(card)
    }
    const next = live.views.get(session.session)?.sight
    if (next && next !== sight) {
      sight = next
      glide.to(next)
    }
  }

  const undos = [live.subscribe(look), live.onMove(look)]
  look()
  return () => {
    for (const undo of undos) undo()
    glide.stop()
  }
}
