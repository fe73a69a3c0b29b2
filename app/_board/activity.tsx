'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Body } from '../../domain/body.ts'
import type { Comment } from '../../domain/comment.ts'
import type { CardId } from '../../domain/id.ts'
import { linesOf } from './activity-lines.ts'
import type { ActivityState } from './activity-store.ts'
import { createCardActivity } from './card-activity.ts'
import { CommentView } from './comment.tsx'
import { DoneLine } from './done-line.tsx'
import { localZone } from './local-time.ts'
import type { Names } from './sentence.ts'
import { useBoard, useBoardContext } from './use-board.ts'
import { useLastBody } from './use-last-body.ts'

const shownStep = 50

/** What has happened with a card, and what was said of it: newest first. `upTo`: no further than this entry. */
export function Activity({ cardId, upTo = null }: { cardId: CardId; upTo?: number | null }) {
  const t = useTranslations('activity')
  const { store } = useBoardContext()
  const body = useLastBody(cardId)
  const activity = useMemo(() => createCardActivity(store, cardId, upTo), [store, cardId, upTo])
  useEffect(() => activity.start(), [activity])
  const asked = useSyncExternalStore(
    activity.subscribe,
    () => activity.state,
    () => activity.state,
  )
  // What was here of another moment stays until this one is, as far as it goes.
  const last = useRef(asked)
  if (asked.isLoaded) last.current = asked
  const state = last.current
  const end = useBoard(({ past }) => past?.seq ?? Infinity)
  const [shownMax, setShownMax] = useState(shownStep)
  const names = useNames(body, state)
  const unsaved = useBoard(({ pending }) =>
    pending.flatMap((one) => ('commentId' in one ? [one.commentId] : [])).join(' '),
  )

  const lines = useMemo(() => {
    const comments = Object.values<Comment>(body?.comments ?? {})
    const entries = state.entries.filter(({ seq }) => seq <= end)
    const all = linesOf(entries, comments, cardId, names)
    // What was said before all that is known here comes with what was done then.
    const oldest = state.entries.at(-1)?.at
    return state.before === null || oldest === undefined ? all : all.filter(({ at }) => at === null || at >= oldest)
  }, [state, end, body?.comments, cardId, names])
  if (!body) return null
  const isMore = lines.length > shownMax || state.before !== null

  return (
    <section aria-label={t('label')} className="mt-[22px]">
      <h3 className="mb-2 font-semibold">{t('label')}</h3>
      <ol className="grid gap-3">
        {lines.slice(0, shownMax).map((line) => (
          <li key={line.key}>
            {line.kind === 'comment' ? (
              <CommentView cardId={cardId} comment={line.comment} isUnsaved={unsaved.includes(line.comment.id)} />
            ) : (
              <DoneLine line={line} words="activity" />
            )}
          </li>
        ))}
      </ol>
      {isMore && state.isLoaded && (
        <button
          type="button"
          className="tap -mx-2 mt-3 h-8 rounded-md px-2 text-ink-3 hover:bg-column hover:text-ink"
          onClick={() => {
            setShownMax(shownMax + shownStep)
            if (lines.length <= shownMax + shownStep) activity.earlier()
          }}
        >
          {t('earlier')}
        </button>
      )}
    </section>
  )
}

/** The names of what the events name: as the board has them, and of what is not on it as the server told. */
function useNames(body: Body | null, state: ActivityState): Names {
  const { store } = useBoardContext()
  const format = useFormatter()
  const words = useTranslations('activity')
  const lists = useBoard(({ view }) => view.lists)
  const labels = useBoard(({ view }) => view.labels)
  const people = useBoard(({ directory }) => directory.people)
  const items = body?.items
  return useMemo(
    () => ({
      list: (id) => lists[id]?.title ?? store.view.archive.lists[id]?.title ?? state.lists[id] ?? '?',
      label: (id) => labels[id]?.name ?? store.view.archive.labels[id]?.name ?? state.labels[id] ?? '?',
      person: (id) => people.get(id)?.name ?? '?',
      item: (id) => items?.[id]?.text ?? textOfItem(id, state.entries),
      date: (at) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short', timeZone: localZone() }),
      erased: words('erased'),
    }),
    [store, format, words, lists, labels, people, items, state],
  )
}

/** What an item read that is gone now, where that is among what has happened. */
function textOfItem(id: string, entries: ActivityState['entries']): string | null {
  for (const { events } of entries)
    for (const event of events) {
      if (event.type === 'ItemRemoved' || event.type === 'ItemTurnedIntoCard') {
        if (event.itemId === id) return event.from.text
      } else if (event.type === 'ChecklistRemoved') {
        const item = event.from.items.find((one) => one.id === id)
        if (item) return item.text
      }
    }
  return null
}
