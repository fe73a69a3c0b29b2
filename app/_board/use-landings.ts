'use client'

import { useRef } from 'react'
import type { CardId, ListId } from '../../domain/id.ts'
import type { Color } from '../../domain/person.ts'
import type { LiveClient } from '../_client/live-client.ts'
import { useLive } from './use-board.ts'

/** Where others' cards would land in a list. */
export type Landing = { readonly session: string; readonly color: Color; readonly after: CardId | null }

const none: readonly Landing[] = []

export function useLandings(listId: ListId): readonly Landing[] {
  const last = useRef(none)
  return useLive((live) => {
    const now = live ? landingsIn(live, listId) : none
    if (!isSame(now, last.current)) last.current = now
    return last.current
  })
}

function landingsIn(live: LiveClient, listId: ListId): readonly Landing[] {
  const landings: Landing[] = []
  for (const [session, { user, list, after }] of live.drags) {
    const color = live.users[user]?.color
    if (list === listId && color) landings.push({ session, color, after: after ?? null })
  }
  return landings
}

const isSame = (a: readonly Landing[], b: readonly Landing[]): boolean =>
  a.length === b.length && a.every((one, index) => one.session === b[index]?.session && one.after === b[index]?.after)
