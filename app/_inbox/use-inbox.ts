'use client'

import { useCallback, useEffect, useState } from 'react'
import type { UserId } from '../../domain/id.ts'
import type { InboxPage, Letter } from '../../domain/letter.ts'
import type { Outcome } from '../_client/outcome.ts'
import { request } from '../_client/transport.ts'
import { extended, renewed } from './join-letters.ts'
import type { OnRing } from './watch-unread.ts'

export type Inbox = Pick<InboxPage, 'letters' | 'before' | 'isWhole'> & {
  readonly status: 'asking' | 'here' | 'failed'
  /** Asks for what was told before, or again for what could not be had. */
  more(): void
  read(letter: Letter): void
  /** All that is told here, and nothing that has come since. */
  readAll(): void
}

const nothing: InboxPage = { letters: [], newest: null, before: null, unread: 0, isWhole: true }

/** My letters, newest first; they are asked for again when it rings. */
export function useInbox(me: UserId, onRing: OnRing | undefined): Inbox {
  const [inbox, setInbox] = useState(nothing)
  const [status, setStatus] = useState<Inbox['status']>('asking')

  const ask = useCallback(
    (before: string | null) =>
      request<InboxPage>(`/api/inbox?as=${me}${before === null ? '' : `&before=${encodeURIComponent(before)}`}`),
    [me],
  )
  const take = useCallback((outcome: Outcome<InboxPage>, join: (now: InboxPage, page: InboxPage) => InboxPage) => {
    setStatus(outcome.kind === 'ok' ? 'here' : 'failed')
    if (outcome.kind === 'ok') setInbox((now) => join(now, outcome.value))
  }, [])
  useEffect(() => {
    let newest = 0
    const renew = () => {
      const mine = ++newest
      // An answer that is overtaken by a later one is not news.
      void ask(null).then((outcome) => mine === newest && take(outcome, renewed))
    }
    renew()
    return onRing?.(renew)
  }, [ask, take, onRing])

  const mark = (body: object, isMarked: (letter: Letter) => boolean) => {
    setInbox((now) => ({
      ...now,
      letters: now.letters.map((letter) => (isMarked(letter) ? { ...letter, isRead: true } : letter)),
    }))
    void request(`/api/inbox/read?as=${me}`, { method: 'POST', body })
  }
  return {
    ...inbox,
    status,
    more: () => {
      setStatus('asking')
      const { before } = inbox
      void ask(before).then((outcome) =>
        take(outcome, before === null ? renewed : (now, page) => extended(now, page, before)),
      )
    },
    read: ({ board, seq }) =>
      mark({ letters: [{ board, seq }] }, (letter) => letter.board === board && letter.seq === seq),
    readAll: () => {
      if (inbox.newest) mark({ upTo: inbox.newest }, () => true)
    },
  }
}
