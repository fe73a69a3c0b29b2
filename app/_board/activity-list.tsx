'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { CardId } from '../../domain/id.ts'
import { boardLinesOf, type Done } from './activity-lines.ts'
import type { ActivityState } from './activity-store.ts'
import { Ago } from './ago.tsx'
import { type ActivityFilter, createBoardActivity } from './board-activity.ts'
import type { BoardNames } from './board-sentence.ts'
import { DoneLine } from './done-line.tsx'
import { localZone } from './local-time.ts'
import { boardPath, cardPath } from './paths.ts'
import { useBoard, useBoardContext } from './use-board.ts'

/** What has happened, newest first; what lies further back comes when it is scrolled to. */
export function ActivityList({ filter }: { filter: ActivityFilter }) {
  const t = useTranslations('activityPanel')
  const { store } = useBoardContext()
  const [activity] = useState(() => createBoardActivity(store, filter))
  useEffect(() => activity.start(), [activity])
  const state = useSyncExternalStore(
    activity.subscribe,
    () => activity.state,
    () => activity.state,
  )
  const names = useBoardNames(state)
  const lines = useMemo(() => boardLinesOf(state.entries, names), [state, names])
  const end = useRef<HTMLParagraphElement>(null)
  // A page may be short, or have nothing that is told: then the end is in sight still.
  useEffect(() => {
    if (!end.current || state.before === null) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && activity.earlier(), {
      root: end.current.parentElement,
      rootMargin: '400px 0px',
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [activity, state])

  const last = () => {
    if (!state.isLoaded || state.before !== null) return t('asking')
    return t(lines.length === 0 ? 'empty' : 'beginning')
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-4 pb-6 max-sm:px-4">
      <ol aria-label={t('title')} className="grid gap-3.5">
        {lines.map((line) => (
          <li key={line.key} className="[contain-intrinsic-size:auto_40px] [content-visibility:auto]">
            <DoneLine
              line={line}
              words="boardActivity"
              card={
                <CardLink id={line.sentence.card ?? null} names={names} isShort={line.sentence.key === 'CardRenamed'} />
              }
              time={<Moment line={line} />}
            />
          </li>
        ))}
      </ol>
      <p ref={end} className="pt-4 text-xs text-ink-3">
        {last()}
      </p>
    </div>
  )
}

/** A card, to be opened. `isShort`: its title stands in the sentence. */
function CardLink({ id, names, isShort }: { id: CardId | null; names: BoardNames; isShort: boolean }) {
  const t = useTranslations('activityPanel')
  const c = useTranslations('card')
  const { store, open } = useBoardContext()
  const prefix = useBoard(({ view }) => view.prefix)
  const card = id && names.card(id)
  if (!id || !card) return t('gone')
  return (
    <a
      href={cardPath(store.view.id, id)}
      className="rounded-sm font-medium text-ink underline decoration-line-strong underline-offset-2 hover:decoration-ink"
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        open(id)
      }}
    >
      <span className="font-mono text-[12px] tabular-nums">{c('number', { prefix, number: card.number })}</span>
      {!isShort && <span dir="auto"> {card.title}</span>}
    </a>
  )
}

/** When it was: the way to the board as it was then. */
function Moment({ line: { at, seq } }: { line: Done }) {
  const t = useTranslations('activityPanel')
  const { store } = useBoardContext()
  return (
    <a href={`${boardPath(store.view.id)}?at=${seq}`} title={t('moment')} className="tap rounded-sm hover:underline">
      <Ago at={at} />
    </a>
  )
}

/** The names of what the events name: as the board has them, and of what is not on it as the server told. */
function useBoardNames(state: ActivityState): BoardNames {
  const { store } = useBoardContext()
  const format = useFormatter()
  const words = useTranslations('activity')
  const cards = useBoard(({ view }) => view.cards)
  const lists = useBoard(({ view }) => view.lists)
  const labels = useBoard(({ view }) => view.labels)
  const gone = useBoard(({ view }) => view.gone)
  const people = useBoard(({ directory }) => directory.people)
  return useMemo(() => {
    const { archive } = store.view
    const isGone = new Set(gone)
    const items = textsOfItems(state.entries)
    return {
      card: (id) => (isGone.has(id) ? null : (cards[id] ?? archive.cards[id] ?? state.cards[id] ?? null)),
      list: (id) => lists[id]?.title ?? archive.lists[id]?.title ?? state.lists[id] ?? '?',
      label: (id) => labels[id]?.name ?? archive.labels[id]?.name ?? state.labels[id] ?? '?',
      person: (id) => people.get(id)?.name ?? '?',
      item: (id) => items.get(id) ?? null,
      date: (at) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short', timeZone: localZone() }),
      erased: words('erased'),
    }
  }, [store, format, words, cards, lists, labels, gone, people, state])
}

/** What items read, as far as it is among what has happened: newest first. */
function textsOfItems(entries: ActivityState['entries']): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  const learn = (id: string, text: string) => {
    if (!texts.has(id)) texts.set(id, text)
  }
  for (const { events } of entries)
    for (const event of events) {
      if (event.type === 'ItemAdded' || event.type === 'ItemEdited') learn(event.itemId, event.text)
      else if (event.type === 'ItemRemoved' || event.type === 'ItemTurnedIntoCard') learn(event.itemId, event.from.text)
      else if (event.type === 'ChecklistRemoved') for (const { id, text } of event.from.items) learn(id, text)
    }
  return texts
}
