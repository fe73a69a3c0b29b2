'use client'

import { Eye, MessageSquare } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { may } from '../../domain/access.ts'
import type { BoardStore } from '../_client/board-store.ts'
import type { FollowState } from '../_client/follower.ts'
import { useBoard } from './use-board.ts'
import { useLasting } from './use-lasting.ts'

type Shown = {
  readonly kind: 'live' | 'polling' | 'opening' | 'behind' | 'offline' | 'read-only' | 'view-only' | 'comment-only'
  readonly count: number
}

/** The state of things, honestly: Live, Catching up, Offline, Read only. */
export function Pill() {
  const t = useTranslations('pill')
  const state = useBoard((store) => store.state)
  const limit = useBoard(limitOf)
  const now = shownOf(state, limit)
  const lastMs = now.kind === 'live' ? 0 : settleMs
  const kind = useLasting(now.kind, lastMs)
  const count = useLasting(now.count, lastMs)
  const dot = {
    live: 'bg-good ring-good/22',
    polling: 'bg-good ring-good/22',
    opening: 'bg-ink-3 ring-ink-3/22',
    behind: 'bg-warn ring-warn/22',
    offline: 'bg-bad ring-bad/22',
    'read-only': 'bg-warn ring-warn/22',
    'view-only': 'bg-good ring-good/22',
    'comment-only': 'bg-good ring-good/22',
  }[kind]
  return (
    <span
      role="status"
      className="inline-flex h-6 flex-none items-center gap-1.5 rounded-full bg-column px-[9px] text-xs text-ink-2 tabular-nums"
    >
      <i aria-hidden className={`mx-[3px] size-[7px] rounded-full ring-3 ${dot}`} />
      {/* On a phone the title of the board has need of the room; that all is well is said by the dot alone, and what I may not do by a sign. */}
      {kind === 'view-only' && <Eye className="size-3.5 sm:hidden" strokeWidth={1.75} aria-hidden />}
      {kind === 'comment-only' && <MessageSquare className="size-3.5 sm:hidden" strokeWidth={1.75} aria-hidden />}
      <span className={isBrief(kind) ? 'max-sm:sr-only' : ''}>{t(kind, { count })}</span>
    </span>
  )
}

const isBrief = (kind: Shown['kind']): boolean => kind === 'live' || kind === 'view-only' || kind === 'comment-only'

/** A state that passes sooner is not shown, unless it is the good one: a blink tells nobody anything. */
const settleMs = 400

/** What I may not do here, by the board and my role; null where I may change it. */
function limitOf({ view, role }: BoardStore): 'read-only' | 'view-only' | 'comment-only' | null {
  if (view.archivedAt !== null) return 'read-only'
  if (may(role, 'AddCard')) return null
  return may(role, 'AddComment') ? 'comment-only' : 'view-only'
}

function shownOf(state: FollowState | null, limit: ReturnType<typeof limitOf>): Shown {
  if (!state) return { kind: 'opening', count: 0 }
  if (state.ended || state.readOnly) return { kind: 'read-only', count: 0 }
  if (state.status === 'waiting' || state.isUnheard) return { kind: 'offline', count: state.waiting }
  if (state.status === 'opening') return { kind: 'opening', count: 0 }
  if (state.behind > 0) return { kind: 'behind', count: state.behind }
  if (limit) return { kind: limit, count: 0 }
  return { kind: state.status, count: 0 }
}
