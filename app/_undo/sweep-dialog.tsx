'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { type RefObject, useState } from 'react'
import type { Person } from '../../domain/person.ts'
import { localZone } from '../_board/local-time.ts'
import { useBoardContext } from '../_board/use-board.ts'
import { Dialog } from '../dialog.tsx'
import { type Sweep, type SweptLine, useSweep } from './use-sweep.ts'

type Props = { person: Person; anchor: RefObject<HTMLElement | null>; onClose: () => void }

const minuteMs = 60_000
const firstMs = 15 * minuteMs
const linesMax = 200

/** Undoes everything that someone did in a while: it is shown first, with what cannot be undone. */
export function SweepDialog({ person, anchor, onClose }: Props) {
  const t = useTranslations('undo.sweep')
  const { now, undoing } = useBoardContext()
  const [typed, setTyped] = useState(() => ({ from: typedOf(Date.now() - firstMs), to: typedOf(Date.now()) }))
  // The whole of the last minute.
  const sweep = useSweep(person.id, momentOf(typed.from, 0), momentOf(typed.to, minuteMs - 1))

  const undo = () => {
    if (sweep.kind !== 'here') return
    const { from, to } = sweep
    undoing.expect(now.propose({ type: 'UndoEverythingBy', userId: person.id, from, to }))
    onClose()
  }
  return (
    <Dialog title={t('title', { name: person.name })} anchor={anchor} onClose={onClose}>
      <div className="flex flex-wrap gap-2">
        {(['from', 'to'] as const).map((end) => (
          <label key={end} className="grid min-w-0 flex-1 basis-44 gap-1 text-xs text-ink-3">
            {t(end)}
            <input
              type="datetime-local"
              required
              value={typed[end]}
              className="h-8 min-w-0 rounded-md border border-edge bg-paper px-2 text-sm text-ink scheme-light-dark pointer-coarse:h-11"
              onChange={({ target }) => setTyped((before) => ({ ...before, [end]: target.value }))}
            />
          </label>
        ))}
      </div>
      <div className="mt-4 min-h-24" aria-busy={sweep.kind === 'asking'}>
        <Found sweep={sweep} />
      </div>
      <div className="sticky -bottom-5 -mx-5 -mb-5 bg-raised px-5 pt-4 pb-5">
        <button
          type="button"
          disabled={sweep.kind !== 'here' || sweep.undone.length === 0}
          className="h-9 w-full rounded-md bg-accent px-3.5 font-medium text-accent-ink disabled:bg-column disabled:text-ink-3 pointer-coarse:h-11"
          onClick={undo}
        >
          {t('do', { count: sweep.kind === 'here' ? sweep.undone.length : 0 })}
        </button>
      </div>
    </Dialog>
  )
}

function Found({ sweep }: { sweep: Sweep }) {
  const t = useTranslations('undo.sweep')
  if (sweep.kind === 'asking') return <p className="text-ink-3">{t('asking')}</p>
  if (sweep.kind !== 'here')
    return (
      <p role="alert" className="text-bad">
        {t(sweep.kind)}
      </p>
    )
  const { undone, left } = sweep
  return (
    <>
      {undone.length + left.length === 0 && <p className="text-ink-3">{t('empty')}</p>}
      {undone.length > 0 && <Lines title={t('undone')} lines={undone} />}
      {left.length > 0 && <Lines title={t('leftTitle')} lines={left} />}
    </>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly SweptLine[] }) {
  const t = useTranslations('undo.sweep')
  const format = useFormatter()
  const more = lines.length - linesMax
  return (
    <section aria-label={title} className="not-first:mt-4">
      <h3 className="mb-1 text-xs font-medium text-ink-3">{title}</h3>
      <ul>
        {lines.slice(0, linesMax).map(({ seq, at, what, why }) => (
          <li key={seq} className="flex min-h-7 items-baseline gap-3">
            <time dateTime={at} className="flex-none font-mono text-xs text-ink-3 tabular-nums">
              {format.dateTime(new Date(at), { timeStyle: 'medium', hourCycle: 'h23', timeZone: localZone() })}
            </time>
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              <span dir="auto" className="first-letter:uppercase">
                {what ?? t('unknown')}
              </span>
              {why && <span className="block text-xs text-ink-3">{why}</span>}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-xs text-ink-3">{t('more', { count: more })}</p>}
    </section>
  )
}

/** The minute on the clock of whoever looks, as the field has it. */
const typedOf = (ms: number): string =>
  new Date(ms - new Date(ms).getTimezoneOffset() * minuteMs).toISOString().slice(0, 16)

function momentOf(typed: string, moreMs: number): string | null {
  const ms = Date.parse(typed)
  return Number.isNaN(ms) ? null : new Date(ms + moreMs).toISOString()
}
