'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { CardId, UserId } from '../../domain/id.ts'
import type { BoardActivity, WireEntry } from '../../domain/wire.ts'
import { useBoardContext } from '../_board/use-board.ts'
import type { Outcome } from '../_client/outcome.ts'
import { request } from '../_client/transport.ts'
import { namesOn, whatOf } from './what.ts'

/** What undoing everything by someone would do. `from` and `to` are the `seq`s that are asked for then. */
export type Swept = {
  readonly from: number
  readonly to: number
  readonly undone: readonly SweptLine[]
  readonly left: readonly SweptLine[]
}
/** `what` is null where it is not known; `why`: why it is left as it is. */
export type SweptLine = {
  readonly seq: number
  readonly at: string
  readonly what: string | null
  readonly why?: string
}
export type Sweep = { readonly kind: 'asking' | 'failed' | 'too-long' } | ({ readonly kind: 'here' } & Swept)

type Told = { readonly seq: number; readonly at: string }
type Preview = {
  readonly from: number
  readonly to: number
  readonly entries: readonly Told[]
  readonly left: readonly (Told & { readonly code: string; readonly by: { readonly actor: UserId } | null })[]
}
/** So many pages of what someone did are asked for, for the words. */
const pagesMax = 5

/** Asks what would be undone of what someone did between two moments, in words. */
export function useSweep(user: UserId, from: string | null, to: string | null): Sweep {
  const t = useTranslations('undo')
  const c = useTranslations('card')
  const { now } = useBoardContext()
  const [sweep, setSweep] = useState<Sweep & { readonly of?: string }>({ kind: 'asking' })
  const of = `${from} ${to}`

  useEffect(() => {
    let isWanted = true
    const ask = async (): Promise<Sweep> => {
      if (from === null || to === null) return { kind: 'failed' }
      const query = Object.entries({ user, from, to, as: now.me?.id ?? '' })
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
        .join('&')
      const path = `/api/boards/${now.view.id}`
      const preview = await request<Preview>(`${path}/undo/preview?${query}`)
      if (preview.kind !== 'ok') return { kind: preview.kind === 'refused' ? 'too-long' : 'failed' }
      const { entries, left } = preview.value
      const seqs = [...entries, ...left].map(({ seq }) => seq)
      const known = await entriesOf(path, user, now.me?.id, Math.min(...seqs), Math.max(0, ...seqs))
      const words = {
        t,
        card: (prefix: string, { number, title }: { number: number; title: string }) =>
          `${c('number', { prefix, number })} ${title}`,
        person: (id: UserId) => now.directory.find(id).name,
      }
      const line = ({ seq, at }: Told): SweptLine => {
        const entry = known.entries.get(seq)
        return { seq, at, what: entry ? whatOf(entry, namesOn(now.view, known.cards), words) : null }
      }
      const why = ({ code, by }: Preview['left'][number]) =>
        by
          ? t('sweep.since', { name: now.directory.find(by.actor).name, who: by.actor === now.me?.id ? 'me' : 'other' })
          : t(t.has(`sweep.left.${code}`) ? `sweep.left.${code}` : 'sweep.left.other')
      return {
        kind: 'here',
        from: preview.value.from,
        to: preview.value.to,
        undone: entries.map(line),
        left: left.map((one) => ({ ...line(one), why: why(one) })),
      }
    }
    void ask().then((found) => isWanted && setSweep({ ...found, of }))
    return () => {
      isWanted = false
    }
  }, [now, t, c, user, from, to, of])
  return sweep.of === of ? sweep : { kind: 'asking' }
}

/** The entries themselves, as far as they can be had. */
async function entriesOf(path: string, user: UserId, me: UserId | undefined, first: number, last: number) {
  const entries = new Map<number, WireEntry>()
  const cards: Record<string, BoardActivity['cards'][CardId]> = {}
  let before: number | null = last + 1
  for (let page = 0; page < pagesMax && before !== null && before > first; page++) {
    const query: string = `person=${encodeURIComponent(user)}&before=${before}&as=${me ?? ''}`
    const outcome: Outcome<BoardActivity> = await request<BoardActivity>(`${path}/activity?${query}`)
    if (outcome.kind !== 'ok') break
    for (const entry of outcome.value.entries) entries.set(entry.seq, entry)
    Object.assign(cards, outcome.value.cards)
    before = outcome.value.before
  }
  return { entries, cards }
}
